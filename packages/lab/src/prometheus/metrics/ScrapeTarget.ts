import { Random } from '../../world';

/** How often Prometheus scrapes in the lab. @internal */
export const SCRAPE_INTERVAL_MS = 15_000;

const DAY_MS = 86_400_000;

/** A stretch in which the process behind a target ran; its counters begin at 0 at `fromMs`. @internal */
export interface Life {
  readonly fromMs: number;
  readonly toMs: number;
  /** Numbers of the first and last successful scrape. */
  readonly firstScrape: number;
  readonly lastScrape: number;
}

/**
 * One target that Prometheus scrapes: when, and when the process behind it restarted.
 *
 * @remarks
 * Scrapes are numbered from the epoch. As in a real Prometheus each target has its own offset in the interval. The
 * scrape right after a restart fails, so `up` is 0 there and every series of the target ends until it is seen again.
 *
 * @internal
 */
export class ScrapeTarget {
  readonly instance: string;
  readonly #offsetMs: number;
  readonly #lives: readonly Life[];

  /**
   * @param sinceMs - when the first process started; there are no samples before it.
   * @param random - of the world.
   * @param process - what runs behind it: targets of one process restart together.
   */
  constructor(
    instance: string,
    sinceMs: number,
    random: Random,
    process: string,
  ) {
    this.instance = instance;
    this.#offsetMs = random
      .fork(`offset/${instance}`)
      .int(1, SCRAPE_INTERVAL_MS - 1);
    const restarts = random.fork(`restarts/${process}`);
    const lives: Life[] = [];
    let fromMs = sinceMs;
    // Restarts are decided for a year ahead: nobody keeps a lab running for longer.
    const endMs = sinceMs + 400 * DAY_MS;
    while (fromMs < endMs) {
      const toMs = fromMs + (4 + 14 * restarts.next()) * DAY_MS;
      const failed = Math.ceil((fromMs - this.#offsetMs) / SCRAPE_INTERVAL_MS);
      lives.push({
        fromMs,
        toMs,
        firstScrape: lives.length === 0 ? failed : failed + 1,
        lastScrape: Math.ceil((toMs - this.#offsetMs) / SCRAPE_INTERVAL_MS) - 1,
      });
      fromMs = toMs;
    }
    this.#lives = lives;
  }

  get lives(): readonly Life[] {
    return this.#lives;
  }

  timeOf(scrape: number): number {
    return scrape * SCRAPE_INTERVAL_MS + this.#offsetMs;
  }

  /** Number of the last scrape at or before a time. */
  lastScrapeAt(timeMs: number): number {
    return Math.floor((timeMs - this.#offsetMs) / SCRAPE_INTERVAL_MS);
  }

  /** Number of the first scrape at or after a time. */
  firstScrapeAt(timeMs: number): number {
    return Math.ceil((timeMs - this.#offsetMs) / SCRAPE_INTERVAL_MS);
  }
}
