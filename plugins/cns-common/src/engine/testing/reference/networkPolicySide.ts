import {
  RawNetworkPolicy,
  RawNetworkPolicyPeer,
  RawNetworkPolicyRule,
  RawPod,
} from '../RawManifest';
import { blockHolds } from './addressBits';
import {
  either,
  namespaceLabels,
  numbersOf,
  onlyAllow,
  onlyDeny,
  Possible,
  RefEnd,
  RefTraffic,
  selects,
  World,
} from './World';

type Way = 'ingress' | 'egress';

/**
 * What the NetworkPolicies say for a pod in one direction, by the words of the API; `undefined` when none selects it.
 *
 * @internal
 */
export function networkPolicySide(
  world: World,
  self: RawPod,
  other: RefEnd,
  way: Way,
  traffic: RefTraffic,
): Possible | undefined {
  const selecting = world.cluster.policies.filter(
    (policy): policy is RawNetworkPolicy =>
      policy.kind === 'NetworkPolicy' &&
      policy.metadata.namespace === self.metadata.namespace &&
      selects(policy.spec.podSelector, self.metadata.labels ?? {}) &&
      isolates(policy, way),
  );
  if (selecting.length === 0) return undefined;
  if (traffic.protocol.startsWith('ICMP')) return either;
  for (const policy of selecting) {
    for (const rule of policy.spec[way] ?? []) {
      if (
        peerFits(world, policy, rule, other, way) &&
        portFits(rule, self, other, way, traffic)
      ) {
        return onlyAllow;
      }
    }
  }
  return onlyDeny;
}

function isolates(policy: RawNetworkPolicy, way: Way): boolean {
  const types = policy.spec.policyTypes;
  if (types !== undefined && types.length > 0) {
    return types.includes(way === 'ingress' ? 'Ingress' : 'Egress');
  }
  return way === 'ingress' || (policy.spec.egress ?? []).length > 0;
}

function peerFits(
  world: World,
  policy: RawNetworkPolicy,
  rule: RawNetworkPolicyRule,
  other: RefEnd,
  way: Way,
): boolean {
  const peers = (way === 'ingress' ? rule.from : rule.to) ?? [];
  if (peers.length === 0) return true;
  return peers.some(peer => onePeerFits(world, policy, peer, other));
}

function onePeerFits(
  world: World,
  policy: RawNetworkPolicy,
  peer: RawNetworkPolicyPeer,
  other: RefEnd,
): boolean {
  if (peer.ipBlock !== undefined) {
    const { cidr, except = [] } = peer.ipBlock;
    const ips = addressesOf(world, other);
    return ips.some(
      ip => blockHolds(cidr, ip) && !except.some(hole => blockHolds(hole, ip)),
    );
  }
  if (other.type !== 'pod') return false;
  const { namespace, labels = {} } = other.pod.metadata;
  const inNamespace =
    peer.namespaceSelector === undefined
      ? namespace === policy.metadata.namespace
      : selects(peer.namespaceSelector, namespaceLabels(world, namespace));
  return inNamespace && selects(peer.podSelector ?? {}, labels);
}

/** Addresses outside, and those of nodes; never of pods. */
function addressesOf(world: World, end: RefEnd): string[] {
  if (end.type === 'ip') return [end.ip];
  if (end.type !== 'node') return [];
  return world.cluster.nodes
    .filter(node => node.metadata.name === end.node)
    .flatMap(node => node.status.addresses.map(({ address }) => address));
}

function portFits(
  rule: RawNetworkPolicyRule,
  self: RawPod,
  other: RefEnd,
  way: Way,
  traffic: RefTraffic,
): boolean {
  const ports = rule.ports ?? [];
  if (ports.length === 0) return true;
  return ports.some(({ protocol = 'TCP', port, endPort }) => {
    if (protocol !== traffic.protocol) return false;
    if (port === undefined) return true;
    if (typeof port === 'number') {
      return port <= traffic.port && traffic.port <= (endPort ?? port);
    }
    if (way === 'ingress') {
      return numbersOf(self, port, protocol).includes(traffic.port);
    }
    return (
      other.type === 'pod' &&
      numbersOf(other.pod, port, protocol).includes(traffic.port)
    );
  });
}
