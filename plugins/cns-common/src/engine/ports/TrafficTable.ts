import { TrafficSet } from './TrafficSet';

/**
 * Gives every distinct {@link TrafficSet} a small number and remembers what combining two of them gives.
 *
 * @remarks
 * A cluster has few distinct sets and very many pairs of workloads, so almost every operation while evaluating is one
 * lookup. Id 0 is the empty set, id 1 everything.
 *
 * @internal
 */
export class TrafficTable {
  static readonly empty = 0;
  static readonly all = 1;

  readonly #sets: TrafficSet[] = [];
  readonly #ids = new Map<string, number>();
  readonly #unions = new Map<number, number>();
  readonly #intersections = new Map<number, number>();
  readonly #differences = new Map<number, number>();

  constructor() {
    this.intern(TrafficSet.empty);
    this.intern(TrafficSet.all);
  }

  /** The id of a set, the same for equal sets. */
  intern(set: TrafficSet): number {
    const known = this.#ids.get(set.key);
    if (known !== undefined) return known;
    const id = this.#sets.length;
    this.#sets.push(set);
    this.#ids.set(set.key, id);
    return id;
  }

  set(id: number): TrafficSet {
    return this.#sets[id];
  }

  union(a: number, b: number): number {
    if (a === b || b === TrafficTable.empty) return a;
    if (a === TrafficTable.empty) return b;
    if (a === TrafficTable.all || b === TrafficTable.all) {
      return TrafficTable.all;
    }
    return a < b
      ? this.#combine(this.#unions, a, b, (x, y) => x.union(y))
      : this.#combine(this.#unions, b, a, (x, y) => x.union(y));
  }

  intersect(a: number, b: number): number {
    if (a === b || b === TrafficTable.all) return a;
    if (a === TrafficTable.all) return b;
    if (a === TrafficTable.empty || b === TrafficTable.empty) {
      return TrafficTable.empty;
    }
    return a < b
      ? this.#combine(this.#intersections, a, b, (x, y) => x.intersect(y))
      : this.#combine(this.#intersections, b, a, (x, y) => x.intersect(y));
  }

  subtract(a: number, b: number): number {
    if (a === b || b === TrafficTable.all) return TrafficTable.empty;
    if (a === TrafficTable.empty || b === TrafficTable.empty) return a;
    return this.#combine(this.#differences, a, b, (x, y) => x.subtract(y));
  }

  #combine(
    memo: Map<number, number>,
    a: number,
    b: number,
    operation: (x: TrafficSet, y: TrafficSet) => TrafficSet,
  ): number {
    // Ids stay far below 2^26, so the pair fits exactly into a double.
    const pair = a * 0x4000000 + b;
    const known = memo.get(pair);
    if (known !== undefined) return known;
    const id = this.intern(operation(this.#sets[a], this.#sets[b]));
    memo.set(pair, id);
    return id;
  }
}
