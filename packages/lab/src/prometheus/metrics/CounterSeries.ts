import { IntentCurve } from './IntentCurve';
import { ScrapedSeries } from './ScrapedSeries';
import { Life, ScrapeTarget } from './ScrapeTarget';

interface Contribution {
  readonly curve: IntentCurve;
  readonly factor: number;
  readonly fromMs: number;
  toMs: number;
  /** What the curve had reached when counting began in a life: the same for every sample of it. */
  base?: { readonly life: Life; readonly integral: number };
}

/**
 * A counter that grows with the traffic of one or more intents, each from a time on and until another: policies decide
 * which counters an intent's events go to, and when they change, the events go elsewhere from then on while what was
 * counted stays.
 *
 * @internal
 */
export class CounterSeries extends ScrapedSeries {
  readonly #contributions: Contribution[] = [];
  readonly #open = new Map<string, Contribution>();
  readonly #present = new Map<Life, number>();

  /** Lets an intent count here from a time on; the key tells it apart from others. */
  open(key: string, curve: IntentCurve, factor: number, fromMs: number): void {
    const contribution: Contribution = {
      curve,
      factor,
      fromMs,
      toMs: Infinity,
    };
    this.#contributions.push(contribution);
    this.#open.set(key, contribution);
  }

  isOpen(key: string): boolean {
    return this.#open.has(key);
  }

  /** Ends every contribution whose key is not in the set. */
  closeOthers(keys: ReadonlySet<string>, atMs: number): void {
    for (const [key, contribution] of this.#open) {
      if (!keys.has(key)) {
        contribution.toMs = atMs;
        this.#open.delete(key);
      }
    }
  }

  protected valueAt(timeMs: number, life: Life): number {
    let sum = 0;
    for (const contribution of this.#contributions) {
      const { curve, factor, fromMs, toMs } = contribution;
      const untilMs = toMs < timeMs ? toMs : timeMs;
      if (untilMs > fromMs && untilMs > life.fromMs) {
        if (contribution.base?.life !== life) {
          contribution.base = {
            life,
            integral: curve.integral(Math.max(fromMs, life.fromMs)),
          };
        }
        sum += factor * (curve.integral(untilMs) - contribution.base.integral);
      }
    }
    return Math.floor(sum);
  }

  /** A counter with labels appears with its first event, so there is never a sample of 0. */
  protected firstPresent(
    life: Life,
    last: number,
    target: ScrapeTarget,
  ): number | undefined {
    const known = this.#present.get(life);
    if (known !== undefined) {
      return known;
    }
    if (this.valueAt(target.timeOf(last), life) < 1) {
      return undefined;
    }
    let low = life.firstScrape;
    let high = last;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.valueAt(target.timeOf(middle), life) >= 1) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    this.#present.set(life, low);
    return low;
  }
}
