import { Profile } from '../profiles/Profile';
import { fqdnCovers, fqdnMatches, fqdnMayMeet } from '../selectors/fqdn';
import { PeerFacts } from './PeerFacts';
import { PeerTerm } from './PeerTerm';

/**
 * Whether a term is about a peer: 0 no, 1 perhaps (it depends on what is not known), 2 yes.
 *
 * @internal
 */
export type Match = 0 | 1 | 2;

const no = 0;
const perhaps = 1;
const yes = 2;

/**
 * Decides whether a term is about a peer.
 *
 * @internal
 */
export function matchTerm(
  term: PeerTerm,
  peer: PeerFacts,
  profile: Profile,
): Match {
  switch (term.type) {
    case 'any':
      return yes;
    case 'labels':
      if (!peer.labelsKnown && term.selector.looksAt('o:')) return perhaps;
      return term.selector.matches(peer.facets) ? yes : no;
    case 'addresses':
      return matchAddresses(term, peer, profile);
    case 'fqdn':
      return matchName(term.pattern, peer);
    case 'symbolic':
      return peer.kind === 'external' || peer.kind === 'name' ? perhaps : no;
    default:
      return term satisfies never;
  }
}

function matchName(pattern: string, peer: PeerFacts): Match {
  if (peer.kind === 'name' && peer.pattern !== undefined) {
    if (fqdnCovers(pattern, peer.pattern)) return yes;
    return fqdnMayMeet(pattern, peer.pattern) ? perhaps : no;
  }
  if (peer.kind !== 'external') return no;
  // Which names lead to an address is only known from DNS answers.
  if (peer.names === undefined) return perhaps;
  return peer.names.some(name => fqdnMatches(pattern, name)) ? yes : no;
}

function matchAddresses(
  term: Extract<PeerTerm, { type: 'addresses' }>,
  peer: PeerFacts,
  profile: Profile,
): Match {
  const coversAll = profile.families.every(family =>
    term.whole.includes(family),
  );
  switch (peer.kind) {
    case 'external':
      if (peer.addresses.length > 0) return matchKnown(term, peer.addresses);
      // The outside without an address is meant by whole families only (point 23).
      return term.whole.some(family => (peer.family ?? family) === family)
        ? yes
        : no;
    case 'name':
      if (coversAll) return yes;
      return term.set.isEmpty ? no : perhaps;
    case 'pod':
      return term.pods ? matchPossibly(term, peer.addresses, coversAll) : no;
    case 'node':
      if (profile.addressesMatchNodes === 'no') return no;
      if (
        profile.addressesMatchNodes === 'except-whole-family' &&
        term.zeroPrefix
      ) {
        return no;
      }
      return matchPossibly(term, peer.addresses, coversAll);
    case 'reserved':
      return no;
    default:
      return peer.kind satisfies never;
  }
}

function matchPossibly(
  term: Extract<PeerTerm, { type: 'addresses' }>,
  addresses: readonly string[],
  coversAll: boolean,
): Match {
  if (coversAll) return yes;
  if (term.set.isEmpty) return no;
  return addresses.length > 0 ? matchKnown(term, addresses) : perhaps;
}

/** With several addresses it is not known which one a connection uses. */
function matchKnown(
  term: Extract<PeerTerm, { type: 'addresses' }>,
  addresses: readonly string[],
): Match {
  const inside = addresses.filter(address => term.set.hasText(address)).length;
  if (inside === 0) return no;
  return inside === addresses.length ? yes : perhaps;
}
