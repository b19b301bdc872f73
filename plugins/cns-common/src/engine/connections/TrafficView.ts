import { SideOutcome } from '../evaluate/evaluateSide';
import { TrafficTable } from '../ports/TrafficTable';
import { ConnectionTraffic } from './ConnectionRow';

/**
 * Turns outcomes into the form of answers. Equal outcomes share one object, because a relation has very many rows and few
 * distinct answers.
 *
 * @internal
 */
export class TrafficView {
  readonly #table: TrafficTable;
  readonly #universe: number;
  readonly #known = new Map<number, ConnectionTraffic>();

  constructor(table: TrafficTable, universe: number) {
    this.#table = table;
    this.#universe = universe;
  }

  /** `undefined` when nothing is or may be allowed. */
  of({ allow, deny }: SideOutcome): ConnectionTraffic | undefined {
    if (allow === TrafficTable.empty) return undefined;
    const key = allow * 0x4000000 + deny;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const allowed = this.#table.subtract(allow, deny);
    const traffic: ConnectionTraffic = {
      allowed: this.#table.set(allowed).toRanges(),
      unknown: this.#table.set(this.#table.intersect(allow, deny)).toRanges(),
      everything: allowed === this.#universe,
    };
    this.#known.set(key, traffic);
    return traffic;
  }
}
