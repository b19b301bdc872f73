import {
  CiliumEntry,
  CiliumPolicy,
  CiliumRule,
} from '../../model/CiliumPolicy';
import { ClusterSnapshot } from '../../model/ClusterSnapshot';
import { PolicyIdentity, RuleList } from '../../model/PolicyIdentity';
import { Direction } from '../../model/Traffic';
import { Profile } from '../profiles/Profile';
import {
  ciliumNodeSubject,
  CiliumSelectorContext,
  ciliumSubject,
} from '../selectors/ciliumSelectors';
import { lowerCiliumPeers } from './lowerCiliumPeers';
import { lowerCiliumTraffic } from './lowerCiliumTraffic';
import { DirectionStatement, LoweredRule, Statement } from './Statement';

interface CiliumContext {
  readonly policy: PolicyIdentity;
  readonly profile: Profile;
  readonly snapshot: ClusterSnapshot;
  readonly selectors: CiliumSelectorContext;
}

/**
 * Translates a CiliumNetworkPolicy or CiliumClusterwideNetworkPolicy into what each of its rules says.
 *
 * @internal
 */
export function lowerCiliumPolicy(
  policy: CiliumPolicy,
  profile: Profile,
  snapshot: ClusterSnapshot,
): Statement[] {
  const context: CiliumContext = {
    policy: {
      kind: policy.kind,
      namespace: policy.namespace,
      name: policy.name,
    },
    profile,
    snapshot,
    selectors: {
      namespace: policy.namespace,
      localCluster: profile.policyDefaultLocalCluster
        ? snapshot.name
        : undefined,
    },
  };
  return policy.rules.map(rule => ({
    policy: context.policy,
    tier: 'normal',
    priority: 0,
    subject: {
      type: 'labels',
      selector:
        rule.subject.type === 'nodes'
          ? ciliumNodeSubject(rule.subject.selector)
          : ciliumSubject(rule.subject.selector, context.selectors),
    },
    directions: {
      ingress: lowerDirection(rule, 'ingress', context),
      egress: lowerDirection(rule, 'egress', context),
    },
  }));
}

function lowerDirection(
  rule: CiliumRule,
  direction: Direction,
  context: CiliumContext,
): DirectionStatement | undefined {
  const lists = [direction, `${direction}Deny`] as const;
  const entries = lists.flatMap(list => rule[list] ?? []);
  // A direction without entries is not touched, even if enableDefaultDeny is true for it (points 12 and 13).
  if (entries.length === 0) return undefined;
  return {
    isolates: rule.enableDefaultDeny[direction] ?? true,
    rules: lists.flatMap(list =>
      (rule[list] ?? []).flatMap((entry, index) =>
        lowerEntry(entry, rule, { list, index, direction }, context),
      ),
    ),
  };
}

/** One rule per item of `toPorts`, because application rules belong to the item. */
function lowerEntry(
  entry: CiliumEntry,
  rule: CiliumRule,
  place: {
    readonly list: RuleList;
    readonly index: number;
    readonly direction: Direction;
  },
  context: CiliumContext,
): LoweredRule[] {
  const { list, index, direction } = place;
  const peers = lowerCiliumPeers(entry, rule, context);
  const ref = {
    policy: context.policy,
    direction,
    list,
    index,
    spec: rule.spec,
    path: `${rule.path}.${list}[${index}]`,
  };
  const deny = list === 'ingressDeny' || list === 'egressDeny';
  return lowerCiliumTraffic(entry, context.profile).map(part => ({
    ref,
    action: deny ? 'deny' : 'allow',
    peers,
    traffic: part.traffic,
    named: part.named,
    l7: part.l7,
    auth: entry.authentication === 'required',
  }));
}
