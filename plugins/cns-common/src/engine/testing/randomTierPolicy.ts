import { Random } from './Random';
import { portNames, randomBlock, randomSelector } from './randomPeers';
import { RawTierPeer, RawTierPolicy, RawTierRule } from './RawManifest';

/**
 * An AdminNetworkPolicy, BaselineAdminNetworkPolicy or ClusterNetworkPolicy. Few priorities, so that equal ones occur.
 *
 * @internal
 */
export function randomTierPolicy(
  random: Random,
  kind: RawTierPolicy['kind'],
  name: string,
): RawTierPolicy {
  const version = kind === 'ClusterNetworkPolicy' ? 'v1alpha2' : 'v1alpha1';
  return {
    kind,
    apiVersion: `policy.networking.k8s.io/${version}`,
    metadata: {
      name: kind === 'BaselineAdminNetworkPolicy' ? 'default' : name,
    },
    spec: {
      tier:
        kind === 'ClusterNetworkPolicy'
          ? random.pick(['Admin', 'Baseline'] as const)
          : undefined,
      priority:
        kind === 'BaselineAdminNetworkPolicy' ? undefined : random.int(1, 4),
      subject: randomPods(random),
      ingress: random.maybe(0.7, () =>
        random.times(random.int(0, 3), () => randomRule(random, kind, 'from')),
      ),
      egress: random.maybe(0.7, () =>
        random.times(random.int(0, 3), () => randomRule(random, kind, 'to')),
      ),
    },
  };
}

function randomPods(random: Random): RawTierPeer {
  return random.chance(0.5)
    ? { namespaces: randomSelector(random) }
    : {
        pods: {
          namespaceSelector: randomSelector(random),
          podSelector: randomSelector(random),
        },
      };
}

function randomRule(
  random: Random,
  kind: RawTierPolicy['kind'],
  key: 'from' | 'to',
): RawTierRule {
  const v2 = kind === 'ClusterNetworkPolicy';
  const actions = [
    v2 ? 'Accept' : 'Allow',
    'Deny',
    ...(kind === 'BaselineAdminNetworkPolicy' ? [] : ['Pass']),
  ];
  const peers = random.times(random.int(1, 2), (): RawTierPeer => {
    if (key === 'to' && random.chance(0.3)) {
      return {
        networks: random.times(random.int(1, 2), () => randomBlock(random)),
      };
    }
    if (key === 'to' && random.chance(0.1)) {
      return { nodes: random.pick([{}, { matchLabels: { role: 'edge' } }]) };
    }
    return randomPods(random);
  });
  const ports = random.maybe(0.6, () => random.int(0, 2));
  return {
    action: random.pick(actions),
    [key]: peers,
    ports:
      ports === undefined || v2
        ? undefined
        : random.times(ports, () => randomPort(random)),
    protocols:
      ports === undefined || !v2
        ? undefined
        : random.times(ports, () => randomProtocol(random)),
  };
}

function randomPort(random: Random) {
  const protocol = random.pick([undefined, 'TCP', 'UDP']);
  switch (random.int(0, 2)) {
    case 0:
      return { portNumber: { protocol, port: random.pick([80, 81, 53]) } };
    case 1:
      return { portRange: { protocol, start: 80, end: random.pick([80, 90]) } };
    default:
      return { namedPort: random.pick(portNames) };
  }
}

function randomProtocol(random: Random) {
  if (random.chance(0.3)) {
    return { destinationNamedPort: random.pick(portNames) };
  }
  const value = {
    destinationPort: random.pick([
      undefined,
      { number: 80 },
      { number: 53 },
      { range: { start: 80, end: 90 } },
    ]),
  };
  return { [random.pick(['tcp', 'udp', 'sctp'] as const)]: value };
}
