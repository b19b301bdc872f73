import { Clock } from '../../world';
import { Labels } from '../promql/Labels';
import { ScrapedSeries } from './ScrapedSeries';
import { Life, ScrapeTarget } from './ScrapeTarget';

/**
 * A gauge that is there in every successful scrape; it remembers its changes, so that the past stays as it was.
 *
 * @internal
 */
export class GaugeSeries extends ScrapedSeries {
  readonly #changes: { readonly fromMs: number; readonly value: number }[];

  constructor(
    labels: Labels,
    target: ScrapeTarget,
    clock: Clock,
    initial: number,
  ) {
    super(labels, target, clock);
    this.#changes = [{ fromMs: -Infinity, value: initial }];
  }

  set(value: number, atMs: number): void {
    if (this.#changes.at(-1)?.value !== value) {
      this.#changes.push({ fromMs: atMs, value });
    }
  }

  protected valueAt(timeMs: number, _life: Life): number {
    return (
      this.#changes.findLast(change => change.fromMs <= timeMs)?.value ?? NaN
    );
  }

  protected firstPresent(life: Life): number | undefined {
    return life.firstScrape;
  }
}
