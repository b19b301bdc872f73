import { UnknownReason } from '../../model/Verdict';
import { AddressSet } from '../cidr/AddressSet';
import { FacetSelector } from '../selectors/FacetSelector';

/**
 * One thing that a rule's peers can be, whatever policy kind it came from. A rule's peers are a union of terms.
 *
 * - `any`: everybody.
 * - `labels`: endpoints by their facets; addresses outside are seen as the reserved identity `world`.
 * - `addresses`: addresses outside, and pods or nodes where the profile says so. `whole` names the families that the
 *   term covers without any exception, which also stand for "the world" when no address is known. `zeroPrefix` is true
 *   for a block of prefix length 0, with or without exceptions.
 * - `fqdn`: addresses outside that were learned for a matching DNS name.
 * - `symbolic`: addresses outside, but which ones is only known at run time.
 *
 * @internal
 */
export type PeerTerm =
  | { readonly type: 'any' }
  | { readonly type: 'labels'; readonly selector: FacetSelector }
  | {
      readonly type: 'addresses';
      readonly set: AddressSet;
      readonly whole: readonly ('IPv4' | 'IPv6')[];
      readonly zeroPrefix: boolean;
      readonly pods: boolean;
    }
  | { readonly type: 'fqdn'; readonly pattern: string }
  | { readonly type: 'symbolic'; readonly reason: UnknownReason };

// Terms live as long as their policy, and are numbered again after every edit of another one.
const keys = new WeakMap<PeerTerm, string>();

/**
 * Text that is equal exactly for equal terms.
 *
 * @internal
 */
export function peerTermKey(term: PeerTerm): string {
  const known = keys.get(term);
  if (known !== undefined) return known;
  const key = createKey(term);
  keys.set(term, key);
  return key;
}

function createKey(term: PeerTerm): string {
  switch (term.type) {
    case 'any':
      return 'any';
    case 'labels':
      return `labels ${term.selector.key}`;
    case 'addresses':
      return `addresses ${term.pods} ${
        term.zeroPrefix
      } ${term.whole.join()} ${term.set.bounds.join()}`;
    case 'fqdn':
      return `fqdn ${term.pattern}`;
    case 'symbolic':
      return `symbolic ${term.reason}`;
    default:
      return term satisfies never;
  }
}
