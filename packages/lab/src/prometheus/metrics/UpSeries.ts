import { Clock } from '../../world';
import { Labels } from '../promql/Labels';
import { Sample, SampleSeries, SampleWindow } from '../promql/SampleSeries';
import { ScrapeTarget } from './ScrapeTarget';

/**
 * `up` of a target: Prometheus writes it itself after each scrape, 0 where the scrape failed.
 *
 * @internal
 */
export class UpSeries implements SampleSeries {
  readonly labels: Labels;
  readonly #target: ScrapeTarget;
  readonly #clock: Clock;

  constructor(labels: Labels, target: ScrapeTarget, clock: Clock) {
    this.labels = labels;
    this.#target = target;
    this.#clock = clock;
  }

  window(fromMs: number, toMs: number): SampleWindow {
    const first = Math.max(
      this.#target.firstScrapeAt(fromMs),
      this.#target.lives[0].firstScrape,
    );
    const last = this.#target.lastScrapeAt(Math.min(toMs, this.#clock.now()));
    const length = Math.max(0, last - first + 1);
    return {
      length,
      at: index => this.#sample(first + index),
      breaks: Array.from({ length }, (_, index) => index).slice(1),
    };
  }

  latest(atMs: number, lookbackMs: number): Sample | undefined {
    const scrape = this.#target.lastScrapeAt(Math.min(atMs, this.#clock.now()));
    if (scrape < this.#target.lives[0].firstScrape) {
      return undefined;
    }
    const sample = this.#sample(scrape);
    return sample.timeMs >= atMs - lookbackMs ? sample : undefined;
  }

  #sample(scrape: number): Sample {
    const running = this.#target.lives.some(
      life => life.firstScrape <= scrape && scrape <= life.lastScrape,
    );
    return { timeMs: this.#target.timeOf(scrape), value: running ? 1 : 0 };
  }
}
