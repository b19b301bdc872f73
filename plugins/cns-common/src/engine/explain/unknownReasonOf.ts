import { UnknownReason } from '../../model/Verdict';
import { CompiledCluster } from '../compile/CompiledCluster';
import { CompiledRule } from '../compile/CompiledRule';
import { matchTerm } from '../compile/matchTerm';
import { Peer } from '../compile/Peer';
import { PeerTerm } from '../compile/PeerTerm';

/**
 * Why it is not known whether a rule is about a peer.
 *
 * @internal
 */
export function unknownReasonOf(
  cluster: CompiledCluster,
  rule: CompiledRule,
  views: readonly Peer[],
): readonly UnknownReason[] {
  const reasons = new Set<UnknownReason>();
  for (const term of rule.lowered.peers) {
    for (const view of views) {
      if (matchTerm(term, view.facts, cluster.profile) === 1) {
        reasons.add(reasonOf(term));
      }
    }
  }
  return [...reasons];
}

function reasonOf(term: PeerTerm): UnknownReason {
  switch (term.type) {
    case 'fqdn':
      return 'fqdn';
    case 'symbolic':
      return term.reason;
    case 'addresses':
      return 'address-unknown';
    case 'labels':
    case 'any':
      return 'node-labels-unknown';
    default:
      return term satisfies never;
  }
}
