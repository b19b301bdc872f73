import { AddressSet } from '../cidr/AddressSet';
import { Profile } from '../profiles/Profile';
import { Peer } from './Peer';
import { createPeerFacts, PeerFacts } from './PeerFacts';
import { PeerTerm } from './PeerTerm';

/**
 * Addresses outside that no address rule tells apart.
 *
 * @internal
 */
export interface ExternalClass {
  readonly set: AddressSet;
  readonly peer: Peer;
}

/**
 * What selectors see of an address outside.
 *
 * @internal
 */
export const worldFacets: ReadonlyMap<string, string> = new Map([
  ['r:world', ''],
]);

/**
 * Cuts the whole address space into classes, by one sweep over the boundaries of all address terms. Each class comes with
 * the facts of one of its addresses, known not to have been learned from DNS.
 *
 * @internal
 */
export function externalClasses(
  terms: readonly PeerTerm[],
  profile: Profile,
): {
  readonly set: AddressSet;
  readonly facts: PeerFacts;
  /** Numbers of the address terms that these addresses are in. */
  readonly terms: readonly number[];
}[] {
  const events: { at: bigint; term: number; opens: boolean }[] = [];
  const add = (bounds: readonly bigint[], term: number) => {
    for (const [index, at] of bounds.entries()) {
      events.push({ at, term, opens: index % 2 === 0 });
    }
  };
  // The space itself is one more "term", so that the gaps outside of it are left out.
  add(AddressSet.whole(profile.families).bounds, -1);
  for (const [number, term] of terms.entries()) {
    if (term.type === 'addresses') add(term.set.bounds, number);
  }
  events.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));

  const active = new Set<number>();
  const classes = new Map<
    string,
    { readonly bounds: bigint[]; readonly terms: readonly number[] }
  >();
  for (let i = 0; i < events.length; ) {
    const { at } = events[i];
    for (; i < events.length && events[i].at === at; i++) {
      if (events[i].opens) active.add(events[i].term);
      else active.delete(events[i].term);
    }
    if (i === events.length || !active.has(-1)) continue;
    const inside = [...active].filter(term => term >= 0).sort((a, b) => a - b);
    const key = inside.join();
    const known = classes.get(key);
    if (known === undefined) {
      classes.set(key, { bounds: [at, events[i].at], terms: inside });
    } else if (known.bounds[known.bounds.length - 1] === at) {
      known.bounds[known.bounds.length - 1] = events[i].at;
    } else {
      known.bounds.push(at, events[i].at);
    }
  }
  return [...classes.values()].map(({ bounds, terms: inside }) => {
    const set = AddressSet.ofBounds(bounds);
    return {
      set,
      terms: inside,
      facts: createPeerFacts({
        kind: 'external',
        facets: worldFacets,
        addresses: [set.toRanges()[0].first],
        names: [],
      }),
    };
  });
}
