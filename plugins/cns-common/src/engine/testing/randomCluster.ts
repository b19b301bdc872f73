import { Random } from './Random';
import { randomCiliumPolicy } from './randomCiliumPolicy';
import { randomNetworkPolicy } from './randomNetworkPolicy';
import {
  namespaceNames,
  nodeNames,
  portNames,
  randomLabels,
} from './randomPeers';
import { randomTierPolicy } from './randomTierPolicy';
import { RawCluster, RawPod, RawPolicy } from './RawManifest';
import { RefOptions } from './reference/World';

/**
 * The families of clusters that are generated: one dialect each, or all that a profile knows together.
 *
 * @internal
 */
export type ClusterFamily = 'kubernetes' | 'admin' | 'cilium' | 'mixed';

/**
 * Makes cluster number `seed` of a family, with the options under which to ask about it. The same number always gives the
 * same cluster.
 *
 * @internal
 */
export function randomCluster(
  family: ClusterFamily,
  seed: number,
): { readonly cluster: RawCluster; readonly options: RefOptions } {
  const nodeLabels: readonly Record<string, string>[] = [{ role: 'edge' }, {}];
  const random = new Random(
    seed * 4 + ['kubernetes', 'admin', 'cilium', 'mixed'].indexOf(family),
  );
  const options = randomOptions(random, family);
  const pods = random.times(random.int(3, 7), index =>
    randomPod(random, index),
  );
  const policies = random.times(random.int(1, 6), index =>
    randomPolicy(random, family, options, `p${index}`),
  );
  const cluster: RawCluster = {
    namespaces: namespaceNames
      .filter(() => random.chance(0.8))
      .map(name => ({
        kind: 'Namespace',
        apiVersion: 'v1',
        metadata: { name, labels: randomLabels(random) },
      })),
    nodes: nodeNames.map((name, index) => ({
      kind: 'Node',
      apiVersion: 'v1',
      metadata: { name, labels: nodeLabels[index] },
      status: {
        addresses: [{ type: 'InternalIP', address: `172.18.0.${index + 1}` }],
      },
    })),
    pods,
    services: [
      {
        kind: 'Service',
        apiVersion: 'v1',
        metadata: { name: 's', namespace: 'a' },
        spec: { selector: { app: 'x' }, ports: [{ port: 80 }] },
      },
      {
        kind: 'Service',
        apiVersion: 'v1',
        metadata: { name: 'outside', namespace: 'b' },
        spec: { ports: [{ port: 80 }] },
      },
    ],
    endpointSlices: [
      {
        kind: 'EndpointSlice',
        apiVersion: 'discovery.k8s.io/v1',
        metadata: {
          name: 'outside-1',
          namespace: 'b',
          labels: { 'kubernetes.io/service-name': 'outside' },
        },
        endpoints: [{ addresses: ['198.51.100.7'] }],
      },
    ],
    cidrGroups: [
      {
        kind: 'CiliumCIDRGroup',
        apiVersion: 'cilium.io/v2',
        metadata: { name: 'office' },
        spec: { externalCIDRs: ['10.0.0.0/8', '192.0.2.0/25'] },
      },
      {
        kind: 'CiliumCIDRGroup',
        apiVersion: 'cilium.io/v2',
        metadata: { name: 'empty' },
        spec: { externalCIDRs: [] },
      },
    ],
    policies: withOneBaseline(policies),
  };
  return { cluster, options };
}

function randomOptions(random: Random, family: ClusterFamily): RefOptions {
  const cilium =
    family === 'cilium' || (family === 'mixed' && random.chance(0.8));
  const profile = random.chance(0.25) ? 'netpol-analyzer' : 'kubernetes';
  return {
    profile: cilium ? 'cilium' : profile,
    release: random.pick(['1.19', '1.20'] as const),
    policyEnforcement: random.chance(0.8)
      ? 'default'
      : random.pick(['always', 'never'] as const),
    allowLocalhost: random.chance(0.8) ? 'always' : 'policy',
    ipv6: random.chance(0.7),
    cidrMatchesNodes: random.chance(0.25),
    nodeSelectorLabels: random.chance(0.4),
    hostFirewall: false,
    policyDefaultLocalCluster: random.chance(0.7),
  };
}

function randomPod(random: Random, index: number): RawPod {
  return {
    kind: 'Pod',
    apiVersion: 'v1',
    metadata: {
      name: `pod${index}`,
      namespace: random.pick(namespaceNames),
      labels: randomLabels(random),
    },
    spec: {
      hostNetwork: random.chance(0.12) ? true : undefined,
      nodeName: random.pick(nodeNames),
      serviceAccountName: random.maybe(0.3, () => 'sa'),
      containers: [
        {
          name: 'main',
          ports: portNames
            .filter(() => random.chance(0.4))
            .map(name => ({
              name,
              containerPort: random.pick([80, 80, 81, 53]),
              protocol: random.pick([undefined, 'TCP', 'UDP']),
            })),
        },
      ],
    },
    status: { podIPs: [{ ip: `10.1.5.${index + 1}` }] },
  };
}

function randomPolicy(
  random: Random,
  family: ClusterFamily,
  options: RefOptions,
  name: string,
): RawPolicy {
  const kinds = {
    kubernetes: ['network'],
    admin: ['network', 'admin', 'admin', 'baseline', 'cluster'],
    cilium: ['cilium'],
    mixed: ['network', 'cilium', 'cilium', 'cluster', 'admin'],
  }[family];
  switch (random.pick(kinds)) {
    case 'network':
      return randomNetworkPolicy(random, name);
    case 'admin':
      return randomTierPolicy(random, 'AdminNetworkPolicy', name);
    case 'baseline':
      return randomTierPolicy(random, 'BaselineAdminNetworkPolicy', name);
    case 'cluster':
      return randomTierPolicy(random, 'ClusterNetworkPolicy', name);
    default:
      return randomCiliumPolicy(random, name, options);
  }
}

/** There is at most one BaselineAdminNetworkPolicy in a cluster. */
function withOneBaseline(policies: readonly RawPolicy[]): RawPolicy[] {
  const first = policies.find(
    policy => policy.kind === 'BaselineAdminNetworkPolicy',
  );
  return policies.filter(
    policy => policy.kind !== 'BaselineAdminNetworkPolicy' || policy === first,
  );
}
