import {
  NetworkPolicy,
  NetworkPolicyPeer,
  NetworkPolicyPort,
  NetworkPolicyRule,
} from '../../model/NetworkPolicy';
import { PolicyIdentity } from '../../model/PolicyIdentity';
import { Direction } from '../../model/Traffic';
import { TrafficSet } from '../ports/TrafficSet';
import { Profile } from '../profiles/Profile';
import { facetRequirement, FacetSelector } from '../selectors/FacetSelector';
import { toFacetRequirements } from '../selectors/toFacetRequirements';
import { blockTerm } from './blockTerm';
import { PeerTerm } from './PeerTerm';
import { LoweredRule, NamedPort, Statement } from './Statement';

/**
 * Translates a NetworkPolicy into what it says. Semantics: section 1.1; under Cilium also points 7, 17, 29, 30 and 37.
 *
 * @internal
 */
export function lowerNetworkPolicy(
  policy: NetworkPolicy,
  profile: Profile,
  clusterName: string,
): Statement[] {
  const ref = {
    kind: policy.kind,
    namespace: policy.namespace,
    name: policy.name,
  };
  const listed = policy.policyTypes ?? [
    'ingress',
    ...(policy.egress.length > 0 ? (['egress'] as const) : []),
  ];
  const direction = (name: Direction) => {
    const rules = policy[name];
    const applies =
      listed.includes(name) ||
      (profile.unlistedDirectionsApply && rules.length > 0);
    return applies
      ? {
          isolates: true,
          rules: rules.map((rule, index) =>
            lowerRule(rule, {
              ref,
              direction: name,
              index,
              profile,
              clusterName,
            }),
          ),
        }
      : undefined;
  };
  return [
    {
      policy: ref,
      tier: 'normal',
      priority: 0,
      subject: {
        type: 'labels',
        selector: new FacetSelector([
          facetRequirement('n', 'In', [policy.namespace]),
          ...toFacetRequirements(policy.podSelector, 'p:'),
        ]),
      },
      directions: {
        ingress: direction('ingress'),
        egress: direction('egress'),
      },
    },
  ];
}

interface RuleContext {
  readonly ref: PolicyIdentity;
  readonly direction: Direction;
  readonly index: number;
  readonly profile: Profile;
  readonly clusterName: string;
}

function lowerRule(rule: NetworkPolicyRule, context: RuleContext): LoweredRule {
  const { ref, direction, index } = context;
  const { traffic, named } = lowerPorts(rule.ports);
  return {
    ref: {
      policy: ref,
      direction,
      list: direction,
      index,
      path: `spec.${direction}[${index}]`,
    },
    action: 'allow',
    peers:
      rule.peers.length === 0
        ? [{ type: 'any' }]
        : rule.peers.map(peer => lowerPeer(peer, context)),
    traffic,
    named,
    l7: false,
    auth: false,
  };
}

function lowerPeer(peer: NetworkPolicyPeer, context: RuleContext): PeerTerm {
  const { profile, ref, clusterName } = context;
  if (peer.type === 'ipBlock') {
    return blockTerm(
      [{ cidr: peer.cidr, except: peer.except }],
      profile,
      profile.ipBlockMatchesPods,
    );
  }
  const requirements = peer.podSelector
    ? toFacetRequirements(peer.podSelector, 'p:')
    : [];
  const namespaces = peer.namespaceSelector
    ? toFacetRequirements(peer.namespaceSelector, 'l:')
    : [facetRequirement('n', 'In', [ref.namespace ?? 'default'])];
  if (profile.selectorsReachOnlyPods) {
    // Only pods have a namespace, so that a selector of absences does not reach addresses or nodes.
    return labelsTerm([
      facetRequirement('n', 'Exists'),
      ...namespaces,
      ...requirements,
    ]);
  }
  // Point 7: under Cilium it is the local cluster's label that keeps such a selector to pods, if that is on.
  const all = [
    ...(namespaces.length === 0
      ? [facetRequirement('n', 'Exists')]
      : namespaces),
    ...requirements,
  ];
  return labelsTerm(
    profile.policyDefaultLocalCluster
      ? [facetRequirement('c', 'In', [clusterName]), ...all]
      : all,
  );
}

function labelsTerm(
  requirements: ConstructorParameters<typeof FacetSelector>[0],
): PeerTerm {
  return { type: 'labels', selector: new FacetSelector(requirements) };
}

function lowerPorts(ports: readonly NetworkPolicyPort[]): {
  readonly traffic: TrafficSet;
  readonly named: readonly NamedPort[];
} {
  if (ports.length === 0) return { traffic: TrafficSet.all, named: [] };
  let traffic = TrafficSet.empty;
  const named: NamedPort[] = [];
  for (const { protocol, port, endPort } of ports) {
    if (typeof port === 'string') {
      named.push({ name: port, protocol });
    } else {
      traffic = traffic.union(
        port === undefined
          ? TrafficSet.ofProtocols([protocol])
          : TrafficSet.range(protocol, port, endPort ?? port),
      );
    }
  }
  return { traffic, named };
}
