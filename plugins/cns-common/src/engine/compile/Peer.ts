import { PeerFacts } from './PeerFacts';
import { Match } from './matchTerm';
import { CompiledRule } from './CompiledRule';

/**
 * One end of a connection as rules see it: which terms are about it, and what named ports mean there.
 *
 * @internal
 */
export class Peer {
  readonly facts: PeerFacts;
  readonly #matches: Uint8Array;
  readonly #named: readonly number[];

  /**
   * @param matches - a {@link Match} per term
   * @param named - a traffic id per named port in use
   */
  constructor(facts: PeerFacts, matches: Uint8Array, named: readonly number[]) {
    this.facts = facts;
    this.#matches = matches;
    this.#named = named;
  }

  /** Whether any of a rule's terms is about this peer. */
  matches(rule: CompiledRule): Match {
    let best: Match = 0;
    for (const term of rule.terms) {
      const match = this.#matches[term];
      if (match === 2) return 2;
      if (match === 1) best = 1;
    }
    return best;
  }

  matchesTerm(term: number): Match {
    const match = this.#matches[term];
    return match === 2 || match === 1 ? match : 0;
  }

  /** Whether selectors and address rules see no difference between this and another peer. */
  looksLike(other: Peer): boolean {
    return this.#matches.every((match, term) => match === other.#matches[term]);
  }

  /** Adds `number` to the list of each term that is or may be about this peer. */
  collectTerms(lists: readonly number[][], number: number): void {
    for (let term = 0; term < this.#matches.length; term++) {
      if (this.#matches[term] !== 0) lists[term].push(number);
    }
  }

  /** Traffic id of a named port at this peer. */
  named(port: number): number {
    return this.#named[port] ?? 0;
  }
}
