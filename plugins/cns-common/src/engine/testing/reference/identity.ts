import {
  RawCidrRule,
  RawCiliumEntry,
  RawCiliumPolicy,
  RawPod,
  RawSelector,
  RawService,
} from '../RawManifest';
import { addressBits, blockHolds } from './addressBits';
import { nameFits } from './nameFits';
import { namespaceLabels, RefEnd, World } from './World';

/**
 * Labels of an identity, each with its source: `k8s:app` to `web`, `reserved:world` to the empty text.
 *
 * @internal
 */
export type Identity = ReadonlyMap<string, string>;

/** One requirement of a Cilium selector; the key may lack a source, which means any. */
export interface LabelRule {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values: readonly string[];
}

/**
 * The identity under which `self` sees the other end.
 *
 * @internal
 */
export function identityOf(
  world: World,
  self: RawPod,
  other: RefEnd,
): Identity {
  if (other.type === 'ip') return new Map([['reserved:world', '']]);
  if (other.type === 'entity') {
    const extra: [string, string][] =
      other.entity === 'kube-apiserver' ? [['reserved:remote-node', '']] : [];
    return new Map([[`reserved:${other.entity}`, ''], ...extra]);
  }
  if (other.type === 'node') {
    const own = other.node === self.spec.nodeName;
    const node = world.cluster.nodes.find(
      item => item.metadata.name === other.node,
    );
    const labels = Object.entries(node?.metadata.labels ?? {});
    return new Map([
      [own ? 'reserved:host' : 'reserved:remote-node', ''],
      ...labels.map(([key, value]): [string, string] => [`node:${key}`, value]),
    ]);
  }
  const { metadata, spec } = other.pod;
  const result = new Map<string, string>();
  for (const [key, value] of Object.entries(metadata.labels ?? {})) {
    if (key !== 'pod-template-hash') result.set(`k8s:${key}`, value);
  }
  const namespace = namespaceLabels(world, metadata.namespace);
  for (const [key, value] of Object.entries(namespace)) {
    result.set(`k8s:io.cilium.k8s.namespace.labels.${key}`, value);
  }
  result.set('k8s:io.kubernetes.pod.namespace', metadata.namespace);
  result.set(
    'k8s:io.cilium.k8s.policy.serviceaccount',
    spec.serviceAccountName ?? 'default',
  );
  result.set('k8s:io.cilium.k8s.policy.cluster', 'default');
  return result;
}

export function labelsFit(rules: readonly LabelRule[], labels: Identity) {
  return rules.every(({ key, operator, values }) => {
    const full = key.includes(':')
      ? key.replace(/^any:/, 'k8s:')
      : `k8s:${key}`;
    const value = labels.get(full);
    if (operator === 'Exists') return value !== undefined;
    if (operator === 'DoesNotExist') return value === undefined;
    const inside = value !== undefined && values.includes(value);
    return operator === 'In' ? inside : !inside;
  });
}

/**
 * Whether the peers of an entry are about the other end: every field in turn, as the documentation describes it.
 *
 * @internal
 */
export function ciliumPeerFits(
  world: World,
  policy: RawCiliumPolicy,
  entry: RawCiliumEntry,
  self: RawPod,
  other: RefEnd,
  way: 'ingress' | 'egress',
): boolean {
  const ingress = way === 'ingress';
  const endpoints = ingress ? entry.fromEndpoints : entry.toEndpoints;
  const entities = ingress ? entry.fromEntities : entry.toEntities;
  const cidrs = ingress ? entry.fromCIDR : entry.toCIDR;
  const cidrSet = ingress ? entry.fromCIDRSet : entry.toCIDRSet;
  const nodes = ingress ? entry.fromNodes : entry.toNodes;
  const services = (entry.toServices ?? []).flatMap(reference =>
    world.cluster.services.filter(
      ({ metadata }) =>
        metadata.name === reference.k8sService?.serviceName &&
        (reference.k8sService.namespace ?? metadata.namespace) ===
          metadata.namespace,
    ),
  );
  const backends = services.flatMap((service): (RawService | string)[] =>
    service.spec.selector === undefined
      ? world.cluster.endpointSlices
          .filter(
            slice =>
              slice.metadata.namespace === service.metadata.namespace &&
              slice.metadata.labels?.['kubernetes.io/service-name'] ===
                service.metadata.name,
          )
          .flatMap(slice => slice.endpoints.flatMap(item => item.addresses))
      : [service],
  );
  const restricted =
    endpoints !== undefined ||
    entities !== undefined ||
    cidrs !== undefined ||
    cidrSet !== undefined ||
    nodes !== undefined ||
    (entry.toFQDNs ?? []).length > 0 ||
    backends.length > 0;
  if (!restricted) {
    // No peer at all: everybody if there are ports (an empty list of port rules is none), nobody otherwise.
    return (entry.toPorts ?? []).length > 0 || (entry.icmps ?? []).length > 0;
  }
  const identity = identityOf(world, self, other);
  if (
    endpoints?.some(item =>
      labelsFit(endpointRules(world, policy, item), identity),
    )
  ) {
    return true;
  }
  if (entities?.some(entity => entityFits(entity, identity))) return true;
  if (cidrs?.some(cidr => cidrFits(world, cidr, [], other))) return true;
  if (cidrSet?.some(item => cidrSetFits(world, item, other))) return true;
  if (nodes?.some(item => nodeFits(item, identity))) return true;
  if (
    other.type === 'ip' &&
    (entry.toFQDNs ?? []).some(({ matchName, matchPattern }) =>
      (other.names ?? []).some(name =>
        nameFits(matchName ?? matchPattern ?? '', name),
      ),
    )
  ) {
    return true;
  }
  return backends.some(backend => {
    if (typeof backend === 'string') {
      const bits = backend.includes(':') ? 128 : 32;
      return cidrFits(world, `${backend}/${bits}`, [], other);
    }
    return labelsFit(
      [
        {
          key: 'k8s:io.kubernetes.pod.namespace',
          operator: 'In',
          values: [backend.metadata.namespace],
        },
        ...Object.entries(backend.spec.selector ?? {}).map(
          ([key, value]): LabelRule => ({
            key,
            operator: 'In',
            values: [value],
          }),
        ),
      ],
      identity,
    );
  });
}

ciliumPeerFits.cidr = cidrFits;

function endpointRules(
  world: World,
  policy: RawCiliumPolicy,
  selector: RawSelector,
): LabelRule[] {
  const rules: LabelRule[] = [
    ...Object.entries(selector.matchLabels ?? {}).map(
      ([key, value]): LabelRule => ({ key, operator: 'In', values: [value] }),
    ),
    ...(selector.matchExpressions ?? []).map(
      ({ key, operator, values = [] }): LabelRule => ({
        key,
        operator,
        values,
      }),
    ),
  ];
  const keys = rules.map(({ key }) => key.replace(/^(any|k8s):/, ''));
  if (keys.some(key => key.startsWith('reserved:'))) return rules;
  if (!keys.includes('io.kubernetes.pod.namespace')) {
    if (policy.kind === 'CiliumClusterwideNetworkPolicy') {
      rules.push({
        key: 'k8s:io.kubernetes.pod.namespace',
        operator: 'Exists',
        values: [],
      });
    } else if (
      !keys.some(key => key.startsWith('io.cilium.k8s.namespace.labels.'))
    ) {
      rules.push({
        key: 'k8s:io.kubernetes.pod.namespace',
        operator: 'In',
        values: [policy.metadata.namespace ?? 'default'],
      });
    }
  }
  if (
    world.options.policyDefaultLocalCluster &&
    !keys.includes('io.cilium.k8s.policy.cluster')
  ) {
    rules.push({
      key: 'k8s:io.cilium.k8s.policy.cluster',
      operator: 'In',
      values: ['default'],
    });
  }
  return rules;
}

function entityFits(entity: string, identity: Identity): boolean {
  if (entity === 'all') return true;
  if (entity === 'cluster' || entity === 'cluster-mesh') {
    return !identity.has('reserved:world');
  }
  return identity.has(`reserved:${entity}`);
}

function nodeFits(selector: RawSelector, identity: Identity): boolean {
  if (!identity.has('reserved:remote-node')) return false;
  return Object.entries(selector.matchLabels ?? {}).every(
    ([key, value]) => identity.get(`node:${key}`) === value,
  );
}

function cidrSetFits(world: World, item: RawCidrRule, other: RefEnd): boolean {
  const blocks =
    item.cidr === undefined
      ? world.cluster.cidrGroups
          .filter(({ metadata }) => metadata.name === item.cidrGroupRef)
          .flatMap(({ spec }) => spec.externalCIDRs)
      : [item.cidr];
  return blocks.some(block => cidrFits(world, block, item.except ?? [], other));
}

function cidrFits(
  world: World,
  block: string,
  except: readonly string[],
  other: RefEnd,
): boolean {
  if (other.type === 'entity') {
    return (
      other.entity === 'world' && block.endsWith('/0') && except.length === 0
    );
  }
  let addresses: string[] = [];
  if (other.type === 'ip') addresses = [other.ip];
  if (
    other.type === 'node' &&
    world.options.cidrMatchesNodes &&
    !block.endsWith('/0')
  ) {
    addresses = world.cluster.nodes
      .filter(({ metadata }) => metadata.name === other.node)
      .flatMap(({ status }) => status.addresses.map(item => item.address));
  }
  return addresses.some(
    ip =>
      (world.options.ipv6 || addressBits(ip).length === 32) &&
      blockHolds(block, ip) &&
      !except.some(hole => blockHolds(hole, ip)),
  );
}
