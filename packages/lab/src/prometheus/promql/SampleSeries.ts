import { LabelMatcher } from './LabelMatcher';
import { Labels } from './Labels';

/**
 * One scraped value; time in epoch milliseconds.
 *
 * @internal
 */
export interface Sample {
  readonly timeMs: number;
  readonly value: number;
}

/**
 * The samples of one series inside a range, by index, without having to write them all down: thirty days of a series
 * are 172,800 samples, and a rate needs the first, the last and the resets between them.
 *
 * @internal
 */
export interface SampleWindow {
  readonly length: number;
  at(index: number): Sample;
  /** Indexes whose value may be lower than the one before. Every reset of a counter is in it. */
  readonly breaks: readonly number[];
}

/**
 * A series that can be asked for its samples.
 *
 * @internal
 */
export interface SampleSeries {
  readonly labels: Labels;
  /** Samples from `fromMs` to `toMs`, both ends included. */
  window(fromMs: number, toMs: number): SampleWindow;
  /** The newest sample at or before `atMs`, not older than `lookbackMs`, unless the series had ended by then. */
  latest(atMs: number, lookbackMs: number): Sample | undefined;
}

/**
 * Where the evaluator finds series: the world, or recorded samples in tests.
 *
 * @internal
 */
export interface SeriesSource {
  /** The series that match all matchers and have a sample between the two times. */
  select(
    matchers: readonly LabelMatcher[],
    fromMs: number,
    toMs: number,
  ): readonly SampleSeries[];
}
