import {
  RawDestinationPort,
  RawPod,
  RawTierPeer,
  RawTierPolicy,
  RawTierRule,
} from '../RawManifest';
import { blockHolds } from './addressBits';
import {
  isNodePod,
  namespaceLabels,
  numbersOf,
  RefEnd,
  RefTraffic,
  selects,
  World,
} from './World';

/** What a tier says: one or more of these, because policies of equal priority may be asked in any order. */
export type TierAnswer = 'allow' | 'deny' | 'pass' | 'none';

/**
 * Everything that one tier may say for a pod, trying every order of policies with equal priority.
 *
 * @internal
 */
export function tierSide(
  world: World,
  tier: 'Admin' | 'Baseline',
  self: RawPod,
  other: RefEnd,
  way: 'ingress' | 'egress',
  traffic: RefTraffic,
): ReadonlySet<TierAnswer> {
  const policies = world.cluster.policies
    .filter(
      (policy): policy is RawTierPolicy =>
        isEnforced(world, policy.kind) &&
        'subject' in (policy.spec ?? {}) &&
        tierOf(policy) === tier,
    )
    .filter(policy =>
      podFits(world, policy.spec.subject, { type: 'pod', pod: self }),
    );
  const answers = new Set<TierAnswer>();
  for (const order of orders(policies)) {
    answers.add(ask(world, order, self, other, way, traffic));
  }
  return answers;
}

function isEnforced(world: World, kind: string): boolean {
  if (kind === 'ClusterNetworkPolicy') {
    return (
      world.options.profile === 'kubernetes' ||
      (world.options.profile === 'cilium' && world.options.release === '1.20')
    );
  }
  return (
    (kind === 'AdminNetworkPolicy' || kind === 'BaselineAdminNetworkPolicy') &&
    world.options.profile !== 'cilium'
  );
}

function tierOf(policy: { readonly kind: string; readonly spec?: object }) {
  if (policy.kind === 'AdminNetworkPolicy') return 'Admin';
  if (policy.kind === 'BaselineAdminNetworkPolicy') return 'Baseline';
  return policy.spec !== undefined && 'tier' in policy.spec
    ? policy.spec.tier
    : undefined;
}

/** Every permutation that keeps the priorities rising. */
function orders(policies: readonly RawTierPolicy[]): RawTierPolicy[][] {
  if (policies.length === 0) return [[]];
  const priority = (policy: RawTierPolicy) => policy.spec.priority ?? 0;
  const first = Math.min(...policies.map(priority));
  return policies
    .filter(policy => priority(policy) === first)
    .flatMap(policy =>
      orders(policies.filter(rest => rest !== policy)).map(rest => [
        policy,
        ...rest,
      ]),
    );
}

function ask(
  world: World,
  policies: readonly RawTierPolicy[],
  self: RawPod,
  other: RefEnd,
  way: 'ingress' | 'egress',
  traffic: RefTraffic,
): TierAnswer {
  for (const policy of policies) {
    for (const rule of policy.spec[way] ?? []) {
      const peers = (way === 'ingress' ? rule.from : rule.to) ?? [];
      if (
        peers.some(peer => peerFits(world, peer, other)) &&
        portFits(rule, way === 'ingress' ? self : podOf(world, other), traffic)
      ) {
        if (rule.action === 'Deny') return 'deny';
        return rule.action === 'Pass' ? 'pass' : 'allow';
      }
    }
  }
  return 'none';
}

function podOf(world: World, end: RefEnd): RawPod | undefined {
  return end.type === 'pod' && !isNodePod(world, end.pod) ? end.pod : undefined;
}

function podFits(world: World, peer: RawTierPeer, end: RefEnd): boolean {
  const pod = podOf(world, end);
  if (pod === undefined) return false;
  const labels = namespaceLabels(world, pod.metadata.namespace);
  if (peer.namespaces !== undefined) return selects(peer.namespaces, labels);
  return (
    peer.pods !== undefined &&
    selects(peer.pods.namespaceSelector, labels) &&
    selects(peer.pods.podSelector, pod.metadata.labels ?? {})
  );
}

function peerFits(world: World, peer: RawTierPeer, end: RefEnd): boolean {
  if (peer.networks !== undefined) {
    return peer.networks.some(
      block =>
        // Under Cilium a whole family never means nodes.
        !(
          world.options.profile === 'cilium' &&
          end.type === 'node' &&
          block.endsWith('/0')
        ) &&
        // As for CIDR rules, a whole family also stands for the outside as such.
        ((end.type === 'entity' &&
          end.entity === 'world' &&
          block.endsWith('/0')) ||
          addresses(world, end).some(ip => blockHolds(block, ip))),
    );
  }
  if (peer.nodes !== undefined) {
    if (world.options.profile === 'netpol-analyzer' || end.type !== 'node') {
      return false;
    }
    const node = world.cluster.nodes.find(
      item => item.metadata.name === end.node,
    );
    return selects(peer.nodes, node?.metadata.labels ?? {});
  }
  return podFits(world, peer, end);
}

/** `networks` is also about addresses inside the cluster, says the API; netpol-analyzer and Cilium only look outside. */
function addresses(world: World, end: RefEnd): string[] {
  if (end.type === 'ip') return [end.ip];
  if (end.type === 'entity') return [];
  if (world.options.profile === 'netpol-analyzer') return [];
  if (end.type === 'node') {
    if (world.options.profile === 'cilium' && !world.options.cidrMatchesNodes) {
      return [];
    }
    return world.cluster.nodes
      .filter(node => node.metadata.name === end.node)
      .flatMap(node => node.status.addresses.map(({ address }) => address));
  }
  if (world.options.profile === 'cilium') return [];
  return end.pod.status?.podIPs.map(({ ip }) => ip) ?? [];
}

function portFits(
  rule: RawTierRule,
  destination: RawPod | undefined,
  traffic: RefTraffic,
): boolean {
  const named = (name: string) =>
    destination !== undefined &&
    numbersOf(destination, name, traffic.protocol).includes(traffic.port);
  if (rule.ports !== undefined) {
    return rule.ports.some(port => {
      if (port.namedPort !== undefined) return named(port.namedPort);
      const { protocol = 'TCP' } = port.portNumber ?? port.portRange ?? {};
      const first = port.portNumber?.port ?? port.portRange?.start ?? 0;
      const last = port.portNumber?.port ?? port.portRange?.end ?? 0;
      return (
        protocol === traffic.protocol &&
        first <= traffic.port &&
        traffic.port <= last
      );
    });
  }
  if (rule.protocols !== undefined) {
    return rule.protocols.some(item => {
      if (item.destinationNamedPort !== undefined) {
        return named(item.destinationNamedPort);
      }
      const parts = new Map([
        ['TCP', item.tcp],
        ['UDP', item.udp],
        ['SCTP', item.sctp],
      ]);
      const match: RawDestinationPort | undefined = parts.get(traffic.protocol);
      if (match === undefined) return false;
      const port = match.destinationPort;
      if (port === undefined) return true;
      const first = port.number ?? port.range?.start ?? 0;
      const last = port.number ?? port.range?.end ?? 0;
      return first <= traffic.port && traffic.port <= last;
    });
  }
  return true;
}
