import { Clock } from '../../world';
import { Labels } from '../promql/Labels';
import { Sample, SampleSeries, SampleWindow } from '../promql/SampleSeries';
import { Life, ScrapeTarget } from './ScrapeTarget';

interface Run {
  readonly life: Life;
  readonly firstScrape: number;
  readonly lastScrape: number;
}

/**
 * A series of a target whose value can be computed for any time. Samples exist only at the target's scrapes, and only
 * where the series is present.
 *
 * @internal
 */
export abstract class ScrapedSeries implements SampleSeries {
  readonly labels: Labels;
  readonly #target: ScrapeTarget;
  readonly #clock: Clock;

  constructor(labels: Labels, target: ScrapeTarget, clock: Clock) {
    this.labels = labels;
    this.#target = target;
    this.#clock = clock;
  }

  /** The value in a life of the process, at a time in it. */
  protected abstract valueAt(timeMs: number, life: Life): number;

  /** The first scrape of a life, not after `last`, in which the series is present; from there on it stays. */
  protected abstract firstPresent(
    life: Life,
    last: number,
    target: ScrapeTarget,
  ): number | undefined;

  window(fromMs: number, toMs: number): SampleWindow {
    const runs = this.#runs(
      this.#target.firstScrapeAt(fromMs),
      this.#target.lastScrapeAt(Math.min(toMs, this.#clock.now())),
    );
    const breaks: number[] = [];
    let length = 0;
    for (const run of runs) {
      if (length > 0) {
        breaks.push(length);
      }
      length += run.lastScrape - run.firstScrape + 1;
    }
    return { length, breaks, at: index => this.#sample(runs, index) };
  }

  latest(atMs: number, lookbackMs: number): Sample | undefined {
    const scrape = this.#target.lastScrapeAt(Math.min(atMs, this.#clock.now()));
    // Only the very last scrape counts: when the series is not in it, Prometheus has marked it as stale.
    const [run] = this.#runs(scrape, scrape);
    const sample = run && this.#sample([run], 0);
    return sample && sample.timeMs >= atMs - lookbackMs ? sample : undefined;
  }

  #runs(first: number, last: number): Run[] {
    const runs: Run[] = [];
    for (const life of this.#target.lives) {
      const lastScrape = Math.min(last, life.lastScrape);
      if (life.firstScrape > last) {
        break;
      }
      if (lastScrape < first) {
        continue;
      }
      const present = this.firstPresent(life, lastScrape, this.#target);
      if (present !== undefined && present <= lastScrape) {
        runs.push({ life, firstScrape: Math.max(first, present), lastScrape });
      }
    }
    return runs;
  }

  #sample(runs: readonly Run[], index: number): Sample {
    let rest = index;
    for (const { life, firstScrape, lastScrape } of runs) {
      const length = lastScrape - firstScrape + 1;
      if (rest < length) {
        const timeMs = this.#target.timeOf(firstScrape + rest);
        return { timeMs, value: this.valueAt(timeMs, life) };
      }
      rest -= length;
    }
    throw new RangeError(`no sample ${index} in this window`);
  }
}
