import { PolicyIdentity } from '../../model/PolicyIdentity';
import {
  TierPeer,
  TierPolicy,
  TierPort,
  TierRule,
  TierSubject,
} from '../../model/TierPolicy';
import { Direction } from '../../model/Traffic';
import { TrafficSet } from '../ports/TrafficSet';
import { Profile } from '../profiles/Profile';
import { facetRequirement, FacetSelector } from '../selectors/FacetSelector';
import { toFacetRequirements } from '../selectors/toFacetRequirements';
import { blockTerm } from './blockTerm';
import { PeerTerm } from './PeerTerm';
import { LoweredRule, NamedPort, Statement } from './Statement';

/**
 * Translates an AdminNetworkPolicy, BaselineAdminNetworkPolicy or ClusterNetworkPolicy into what it says (1.2, 1.3).
 *
 * @internal
 */
export function lowerTierPolicy(
  policy: TierPolicy,
  profile: Profile,
): Statement[] {
  const ref = { kind: policy.kind, name: policy.name };
  const direction = (name: Direction) => {
    const rules = policy[name];
    return rules.length === 0
      ? undefined
      : {
          isolates: false,
          rules: rules.map((rule, index) =>
            lowerRule(rule, ref, name, index, profile),
          ),
        };
  };
  return [
    {
      policy: ref,
      tier: policy.tier === 'Admin' ? 'admin' : 'baseline',
      priority: policy.priority,
      subject: { type: 'labels', selector: podSelector(policy.subject) },
      directions: {
        ingress: direction('ingress'),
        egress: direction('egress'),
      },
    },
  ];
}

function podSelector(subject: TierSubject): FacetSelector {
  return new FacetSelector([
    // Only pods are in a namespace; this keeps selectors of absences from nodes and addresses.
    facetRequirement('n', 'Exists'),
    ...toFacetRequirements(subject.namespaceSelector, 'l:'),
    ...(subject.type === 'pods'
      ? toFacetRequirements(subject.podSelector, 'p:')
      : []),
  ]);
}

function lowerRule(
  rule: TierRule,
  policy: PolicyIdentity,
  direction: Direction,
  index: number,
  profile: Profile,
): LoweredRule {
  // A peer that nobody understands must not open anything: it denies everything, or allows nothing.
  const closed =
    rule.action !== 'Accept' &&
    rule.peers.some(peer => peer.type === 'unrecognised');
  const actions = { Accept: 'allow', Deny: 'deny', Pass: 'pass' } as const;
  return {
    ref: {
      policy,
      direction,
      list: direction,
      index,
      name: rule.name,
      path: `spec.${direction}[${index}]`,
    },
    action: closed ? 'deny' : actions[rule.action],
    peers: closed
      ? [{ type: 'any' }]
      : rule.peers.flatMap(peer => lowerPeer(peer, profile)),
    ...lowerPorts(closed ? undefined : rule.ports),
    l7: false,
    auth: false,
  };
}

function lowerPeer(peer: TierPeer, profile: Profile): PeerTerm[] {
  switch (peer.type) {
    case 'namespaces':
    case 'pods':
      return [{ type: 'labels', selector: podSelector(peer) }];
    case 'networks':
      return peer.cidrs.map(cidr =>
        blockTerm([{ cidr, except: [] }], profile, profile.networksMatchPods),
      );
    case 'nodes':
      return profile.tierNodesAndNames
        ? nodeTerms(toFacetRequirements(peer.nodeSelector, 'o:'))
        : [];
    case 'domainNames':
      return profile.tierNodesAndNames
        ? peer.names.map(name => ({
            type: 'fqdn',
            pattern: domainPattern(name),
          }))
        : [];
    case 'unrecognised':
      return [];
    default:
      return peer satisfies never;
  }
}

function nodeTerms(
  requirements: ReturnType<typeof toFacetRequirements>,
): PeerTerm[] {
  return ['r:host', 'r:remote-node'].map(facet => ({
    type: 'labels',
    selector: new FacetSelector([
      facetRequirement(facet, 'Exists'),
      ...requirements,
    ]),
  }));
}

/** A leading `*.` of a domain name stands for one or more labels, which `**.` does in the engine's patterns. */
function domainPattern(name: string): string {
  return name.startsWith('*.') ? `**.${name.slice(2)}` : name;
}

function lowerPorts(ports: readonly TierPort[] | undefined): {
  readonly traffic: TrafficSet;
  readonly named: readonly NamedPort[];
} {
  if (ports === undefined) return { traffic: TrafficSet.all, named: [] };
  let traffic = TrafficSet.empty;
  const named: NamedPort[] = [];
  for (const port of ports) {
    switch (port.type) {
      case 'range':
        traffic = traffic.union(
          TrafficSet.range(port.protocol, port.first, port.last),
        );
        break;
      case 'all':
        traffic = traffic.union(TrafficSet.ofProtocols([port.protocol]));
        break;
      case 'named':
        named.push({ name: port.name, protocol: port.protocol });
        break;
      default:
        port satisfies never;
    }
  }
  return { traffic, named };
}
