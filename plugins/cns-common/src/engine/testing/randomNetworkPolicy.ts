import { Random } from './Random';
import {
  namespaceNames,
  portNames,
  randomBlock,
  randomHoles,
  randomSelector,
} from './randomPeers';
import {
  RawNetworkPolicy,
  RawNetworkPolicyPeer,
  RawNetworkPolicyRule,
} from './RawManifest';

/**
 * A NetworkPolicy that an API server would take, with the traps: missing and empty lists, odd policyTypes, names, ranges.
 *
 * @internal
 */
export function randomNetworkPolicy(
  random: Random,
  name: string,
): RawNetworkPolicy {
  return {
    kind: 'NetworkPolicy',
    apiVersion: 'networking.k8s.io/v1',
    metadata: { name, namespace: random.pick(namespaceNames) },
    spec: {
      podSelector: randomSelector(random),
      policyTypes: random.pick([
        undefined,
        undefined,
        [],
        ['Ingress'],
        ['Egress'],
        ['Ingress', 'Egress'],
      ] as const),
      ingress: random.maybe(0.7, () =>
        random.times(random.int(0, 2), () => randomRule(random, 'from')),
      ),
      egress: random.maybe(0.6, () =>
        random.times(random.int(0, 2), () => randomRule(random, 'to')),
      ),
    },
  };
}

function randomRule(random: Random, key: 'from' | 'to'): RawNetworkPolicyRule {
  const peers = random.maybe(0.8, () =>
    random.times(random.int(0, 2), () => randomPeer(random)),
  );
  return {
    [key]: peers,
    ports: random.maybe(0.7, () =>
      random.times(random.int(0, 2), () => randomPort(random)),
    ),
  };
}

function randomPeer(random: Random): RawNetworkPolicyPeer {
  if (random.chance(0.25)) {
    const cidr = randomBlock(random);
    return { ipBlock: { cidr, except: randomHoles(random, cidr) } };
  }
  const kind = random.int(0, 2);
  return {
    podSelector: kind === 1 ? undefined : randomSelector(random),
    namespaceSelector: kind === 0 ? undefined : randomSelector(random),
  };
}

function randomPort(random: Random) {
  const protocol = random.pick([undefined, 'TCP', 'UDP', 'SCTP']);
  const port = random.pick([
    undefined,
    80,
    81,
    53,
    random.pick(portNames),
    '80',
  ]);
  return {
    protocol,
    port,
    endPort:
      typeof port === 'number' && random.chance(0.3)
        ? port + random.int(0, 30)
        : undefined,
  };
}
