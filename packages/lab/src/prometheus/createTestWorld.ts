import {
  Cluster,
  KubernetesObject,
  ManualClock,
  ObjectStore,
  Random,
  TrafficIntent,
  World,
} from '../world';

/** What {@link createTestWorld} can be told. */
interface TestWorldOptions {
  readonly hubbleMetrics?: string;
  readonly auditMode?: boolean;
  readonly traffic?: readonly TrafficIntent[];
  readonly policies?: readonly KubernetesObject[];
  readonly clock?: ManualClock;
}

/** When the world of the tests begins. */
export const TEST_STARTED_AT = Date.parse('2026-11-01T12:00:00Z');

/** Traffic from web to cart, both in the namespace shop, on two nodes. */
export const WEB_TO_CART: TrafficIntent = {
  id: 'web-cart',
  from: {
    type: 'workload',
    namespace: 'shop',
    kind: 'Deployment',
    name: 'web',
  },
  to: { type: 'workload', namespace: 'shop', kind: 'Deployment', name: 'cart' },
  protocol: 'TCP',
  port: 8080,
  ratePerSecond: 4,
  daily: 0.5,
};

/**
 * The smallest world in which Hubble counts something: one cluster, two nodes with Cilium, two workloads in `shop`.
 *
 * @internal
 */
export function createTestWorld(options: TestWorldOptions = {}): {
  world: World;
  cluster: Cluster;
  clock: ManualClock;
} {
  const clock = options.clock ?? new ManualClock(TEST_STARTED_AT);
  const objects = new ObjectStore(clock);
  objects.load('nodes', [node('n1', '10.0.0.1'), node('n2', '10.0.0.2')]);
  objects.load('daemonsets.apps', [
    object('apps/v1', 'DaemonSet', 'kube-system', 'cilium'),
  ]);
  objects.load('configmaps', [
    {
      ...object('v1', 'ConfigMap', 'kube-system', 'cilium-config'),
      data: {
        'enable-hubble': 'true',
        'policy-audit-mode': String(options.auditMode ?? false),
        'hubble-metrics':
          options.hubbleMetrics ??
          'flow:sourceContext=namespace;destinationContext=namespace;labelsContext=source_workload,destination_workload,traffic_direction drop:sourceContext=namespace;destinationContext=namespace policy:sourceContext=namespace;destinationContext=namespace port-distribution',
      },
    },
  ]);
  objects.load(
    'replicasets.apps',
    ['web', 'cart'].map(name => ({
      ...object('apps/v1', 'ReplicaSet', 'shop', `${name}-1`),
      metadata: owned('shop', `${name}-1`, 'Deployment', name),
    })),
  );
  objects.load('pods', [
    pod('kube-system', 'cilium-a', 'n1', 'DaemonSet', 'cilium', 'cilium'),
    pod('kube-system', 'cilium-b', 'n2', 'DaemonSet', 'cilium', 'cilium'),
    pod('shop', 'web-1-a', 'n1', 'ReplicaSet', 'web-1', 'web'),
    pod('shop', 'cart-1-a', 'n2', 'ReplicaSet', 'cart-1', 'cart'),
  ]);
  objects.load('ciliumendpoints.cilium.io', [
    object('cilium.io/v2', 'CiliumEndpoint', 'shop', 'web-1-a'),
    object('cilium.io/v2', 'CiliumEndpoint', 'shop', 'cart-1-a'),
  ]);
  objects.load('networkpolicies.networking.k8s.io', options.policies ?? []);
  const cluster: Cluster = {
    name: 'prod-eu',
    version: 'v1.37.2',
    kinds: [],
    objects,
    traffic: options.traffic ?? [WEB_TO_CART],
    readLog: () => [],
  };
  const random = new Random(7);
  const world: World = {
    scenario: 'test',
    seed: 7,
    random,
    clock,
    startedAt: clock.now(),
    clusters: new Map([[cluster.name, cluster]]),
    gitlab: {
      version: '18.6.0',
      users: new Map(),
      groups: new Map(),
      projects: new Map(),
      runners: new Map(),
      clusters: new Map(),
      certificateClusters: false,
      tokens: new Map(),
      nextId: () => 1,
    },
    deliver: () => undefined,
  };
  return { world, cluster, clock };
}

/** A NetworkPolicy of the namespace shop; what it means is up to the test. */
export function testPolicy(
  name: string,
  createdAt = '2026-01-01T00:00:00Z',
): KubernetesObject {
  const policy = object('networking.k8s.io/v1', 'NetworkPolicy', 'shop', name);
  return {
    ...policy,
    metadata: { ...policy.metadata, creationTimestamp: createdAt },
    spec: { podSelector: {} },
  };
}

function object(
  apiVersion: string,
  kind: string,
  namespace: string | undefined,
  name: string,
): KubernetesObject {
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      uid: `${kind}-${name}`,
      resourceVersion: '1',
      creationTimestamp: '2026-01-01T00:00:00Z',
    },
  };
}

function node(name: string, address: string): KubernetesObject {
  return {
    ...object('v1', 'Node', undefined, name),
    status: { addresses: [{ type: 'InternalIP', address }] },
  };
}

function pod(
  namespace: string,
  name: string,
  nodeName: string,
  ownerKind: string,
  owner: string,
  app: string,
): KubernetesObject {
  return {
    ...object('v1', 'Pod', namespace, name),
    metadata: {
      ...owned(namespace, name, ownerKind, owner),
      labels: { 'k8s-app': app },
    },
    spec: { nodeName, hostNetwork: app === 'cilium' },
    status: { podIP: '10.1.0.7' },
  };
}

function owned(
  namespace: string,
  name: string,
  kind: string,
  owner: string,
): KubernetesObject['metadata'] {
  return {
    ...object('apps/v1', kind, namespace, name).metadata,
    ownerReferences: [
      {
        apiVersion: 'apps/v1',
        kind,
        name: owner,
        uid: `${kind}-${owner}`,
        controller: true,
      },
    ],
  };
}
