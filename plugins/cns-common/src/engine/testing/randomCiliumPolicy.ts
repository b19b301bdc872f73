import { Random } from './Random';
import {
  namespaceNames,
  portNames,
  randomBlock,
  randomHoles,
  randomSelector,
} from './randomPeers';
import {
  RawCiliumEntry,
  RawCiliumPolicy,
  RawCiliumRule,
  RawSelector,
} from './RawManifest';

/**
 * A CiliumNetworkPolicy or CiliumClusterwideNetworkPolicy that Cilium takes, rich in what reads differently than it works:
 * empty lists, empty entries, deny rules, names of ports, selectors of absences, Services that are not there.
 *
 * @internal
 */
export function randomCiliumPolicy(
  random: Random,
  name: string,
  options: { readonly nodeSelectorLabels: boolean },
): RawCiliumPolicy {
  const clusterwide = random.chance(0.35);
  const rule = () => randomRule(random, options);
  const several = random.chance(0.2);
  return {
    kind: clusterwide
      ? 'CiliumClusterwideNetworkPolicy'
      : 'CiliumNetworkPolicy',
    apiVersion: 'cilium.io/v2',
    metadata: clusterwide
      ? { name }
      : { name, namespace: random.pick(namespaceNames) },
    ...(several ? { specs: random.times(2, rule) } : { spec: rule() }),
  };
}

function randomRule(
  random: Random,
  options: { readonly nodeSelectorLabels: boolean },
): RawCiliumRule {
  const list = (
    probability: number,
    way: 'from' | 'to',
    deny: boolean,
    least = 0,
  ) =>
    random.maybe(probability, () =>
      random.times(random.int(least, 2), () =>
        randomEntry(random, way, deny, options),
      ),
    );
  const lists = {
    ingress: list(0.6, 'from', false),
    ingressDeny: list(0.25, 'from', true),
    egress: list(0.6, 'to', false),
    egressDeny: list(0.25, 'to', true),
  };
  const empty = Object.values(lists).every(entries => !entries?.length);
  return {
    endpointSelector: randomSelector(random),
    enableDefaultDeny: random.maybe(0.25, () => ({
      ingress: random.pick([undefined, true, false]),
      egress: random.pick([undefined, true, false]),
    })),
    ...lists,
    // Cilium refuses a rule without any entry.
    ...(empty ? { ingress: list(1, 'from', false, 1) } : {}),
  };
}

function randomEntry(
  random: Random,
  way: 'from' | 'to',
  deny: boolean,
  options: { readonly nodeSelectorLabels: boolean },
): RawCiliumEntry {
  const icmps = random.maybe(0.12, () => [
    {
      fields: random.times(random.int(0, 2), () => ({
        family: random.pick([undefined, 'IPv4', 'IPv6']),
        type: random.pick([8, 0, 3, 'EchoRequest']),
      })),
    },
  ]);
  return {
    ...randomPeers(random, way, deny, options),
    icmps,
    toPorts: icmps === undefined ? randomToPorts(random, deny) : undefined,
  };
}

function randomPeers(
  random: Random,
  way: 'from' | 'to',
  deny: boolean,
  options: { readonly nodeSelectorLabels: boolean },
): RawCiliumEntry {
  const empty = random.chance(0.12);
  const list = <T>(make: () => T) =>
    empty ? [] : random.times(random.int(1, 2), make);
  switch (random.int(0, 9)) {
    case 0:
      return {};
    case 1:
    case 2:
    case 3:
      return { [`${way}Endpoints`]: list(() => randomEndpoints(random)) };
    case 4:
      return {
        [`${way}Entities`]: list(() =>
          random.pick([
            'all',
            'world',
            'cluster',
            'host',
            'remote-node',
            'kube-apiserver',
            'health',
            'none',
          ]),
        ),
      };
    case 5:
      return { [`${way}CIDR`]: list(() => randomBlock(random)) };
    case 6:
      return { [`${way}CIDRSet`]: list(() => randomCidrRule(random)) };
    case 7:
      if (way === 'from' || deny) return {};
      return {
        toFQDNs: list(() =>
          random.pick([
            { matchName: 'api.example.com' },
            { matchName: 'API.example.com' },
            { matchPattern: '*.example.com' },
            { matchPattern: '**.example.com' },
            { matchPattern: '*' },
            { matchPattern: 'a*.example.com' },
          ]),
        ),
      };
    case 8:
      if (way === 'from') return {};
      return {
        toServices: list(() => ({
          k8sService: {
            serviceName: random.pick(['s', 'outside', 'gone']),
            namespace: random.pick([undefined, ...namespaceNames]),
          },
        })),
      };
    default:
      return options.nodeSelectorLabels
        ? {
            [`${way}Nodes`]: list(() =>
              random.pick([{}, { matchLabels: { role: 'edge' } }]),
            ),
          }
        : {};
  }
}

function randomEndpoints(random: Random): RawSelector {
  const namespaceKey = random.pick([
    'k8s:io.kubernetes.pod.namespace',
    'io.kubernetes.pod.namespace',
  ]);
  const namespaceLabel = 'io.cilium.k8s.namespace.labels.env';
  switch (random.int(0, 9)) {
    case 0:
      return { matchLabels: { [namespaceKey]: random.pick(namespaceNames) } };
    case 1:
      return {
        matchExpressions: [{ key: namespaceKey, operator: 'Exists' }],
      };
    case 2:
      return {
        matchExpressions: [
          {
            key: namespaceKey,
            operator: 'NotIn',
            values: [random.pick(namespaceNames)],
          },
        ],
      };
    case 3:
      return {
        matchExpressions: [{ key: namespaceLabel, operator: 'DoesNotExist' }],
      };
    case 4:
      return { matchLabels: { [namespaceLabel]: 'x' } };
    case 5:
      return {
        matchLabels: {
          [random.pick([
            'reserved:host',
            'reserved:world',
            'reserved:remote-node',
          ])]: '',
        },
      };
    case 6:
      return {
        matchLabels: {
          'io.cilium.k8s.policy.serviceaccount': random.pick(['default', 'sa']),
        },
      };
    default:
      return randomSelector(random, random.pick(['', 'k8s:', 'any:']));
  }
}

function randomCidrRule(random: Random) {
  if (random.chance(0.25)) {
    return {
      cidrGroupRef: random.pick(['office', 'gone', 'empty']),
      except: random.maybe(0.3, () => ['10.1.0.0/16']),
    };
  }
  const cidr = randomBlock(random);
  return { cidr, except: randomHoles(random, cidr) };
}

function randomToPorts(random: Random, deny: boolean) {
  return random.maybe(0.6, () =>
    random.times(random.int(0, 2), () => {
      const http = !deny && random.chance(0.1);
      return {
        ports: random.times(random.int(http ? 1 : 0, 2), () =>
          http ? { port: '80', protocol: 'TCP' } : randomPort(random),
        ),
        rules: http ? { http: [{ method: 'GET' }] } : undefined,
      };
    }),
  );
}

function randomPort(random: Random) {
  return {
    port: random.pick(['80', '81', '53', '0', ...portNames, 'HTTP']),
    protocol: random.pick([undefined, 'ANY', 'TCP', 'UDP', 'SCTP']),
    endPort: random.maybe(0.25, () => random.pick([70, 80, 90, 9000])),
  };
}
