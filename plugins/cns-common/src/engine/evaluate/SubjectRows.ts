import { Direction } from '../../model/Traffic';
import { CompiledCluster } from '../compile/CompiledCluster';
import { Peer } from '../compile/Peer';
import { Subject } from '../compile/Subject';
import { evaluateSide } from './evaluateSide';

/**
 * What one subject answers for every class of pods and every class of addresses outside, as traffic ids; the external
 * classes come after all classes of pods.
 *
 * @internal
 */
export interface SubjectRow {
  readonly allow: Int32Array;
  readonly deny: Int32Array;
}

/**
 * Computes whole rows of the relation, each once.
 *
 * @remarks
 * Rules speak about few of all peers, so a row starts as the one answer for everybody about whom no rule speaks in
 * particular, and only the others are evaluated. That makes its cost depend on matches, not on peers times rules.
 *
 * @internal
 */
export class SubjectRows {
  readonly #cluster: CompiledCluster;
  readonly #peers: readonly Peer[];
  readonly #rows: Readonly<Record<Direction, Map<number, SubjectRow>>> = {
    ingress: new Map(),
    egress: new Map(),
  };

  constructor(cluster: CompiledCluster) {
    this.#cluster = cluster;
    this.#peers = [
      ...cluster.classes,
      ...cluster.external.map(({ peer }) => peer),
    ];
  }

  /** The place of an external class in a row. */
  placeOfExternal(index: number): number {
    return this.#cluster.classes.length + index;
  }

  row(subject: Subject, direction: Direction): SubjectRow {
    const known = this.#rows[direction].get(subject.id);
    if (known !== undefined) return known;
    const row = this.#compute(subject, direction);
    this.#rows[direction].set(subject.id, row);
    return row;
  }

  #compute(subject: Subject, direction: Direction): SubjectRow {
    const { context, universe, nobody } = this.#cluster;
    const usual = evaluateSide(context, subject, direction, nobody, universe);
    const allow = new Int32Array(this.#peers.length).fill(usual.allow);
    const deny = new Int32Array(this.#peers.length).fill(usual.deny);
    for (const place of this.#spokenOf(subject, direction)) {
      const outcome = evaluateSide(
        context,
        subject,
        direction,
        this.#peers[place],
        universe,
      );
      allow[place] = outcome.allow;
      deny[place] = outcome.deny;
    }
    return { allow, deny };
  }

  #spokenOf(subject: Subject, direction: Direction): Iterable<number> {
    const { peersOfTerm, context, nobody } = this.#cluster;
    const places = new Set<number>();
    for (const rule of subject.rules) {
      if (nobody.matches(rule) === 2) {
        // A rule about everybody can still mean something else for each, through the names of ports.
        const byPeer =
          direction === 'egress' &&
          rule.named.length > 0 &&
          context.namedAcross === undefined;
        if (byPeer) return this.#peers.keys();
        continue;
      }
      for (const term of rule.terms) {
        for (const place of peersOfTerm[term]) places.add(place);
      }
    }
    return places;
  }
}
