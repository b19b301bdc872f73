import { LabelMatcher } from '../LabelMatcher';
import { Labels } from '../Labels';
import {
  Sample,
  SampleSeries,
  SampleWindow,
  SeriesSource,
} from '../SampleSeries';

/**
 * Series from samples that are written down, oldest first.
 *
 * @internal
 */
export class RecordedSeries implements SampleSeries {
  readonly labels: Labels;
  readonly samples: readonly Sample[];

  constructor(
    labels: Readonly<Record<string, string>>,
    samples: readonly Sample[],
  ) {
    this.labels = Labels.from(labels);
    this.samples = samples;
  }

  window(fromMs: number, toMs: number): SampleWindow {
    const inside = this.samples.filter(
      ({ timeMs }) => timeMs >= fromMs && timeMs <= toMs,
    );
    return {
      length: inside.length,
      at: index => inside[index],
      breaks: inside.map((_, index) => index).slice(1),
    };
  }

  latest(atMs: number, lookbackMs: number): Sample | undefined {
    return this.samples.findLast(
      ({ timeMs }) => timeMs <= atMs && timeMs >= atMs - lookbackMs,
    );
  }
}

/** Serves recorded series to the evaluator. @internal */
export class RecordedSource implements SeriesSource {
  readonly #series: readonly RecordedSeries[];

  constructor(series: readonly RecordedSeries[]) {
    this.#series = [...series].sort((a, b) =>
      a.labels.key < b.labels.key ? -1 : 1,
    );
  }

  select(
    matchers: readonly LabelMatcher[],
    fromMs: number,
    toMs: number,
  ): readonly SampleSeries[] {
    return this.#series.filter(
      series =>
        matchers.every(matcher => matcher.matches(series.labels)) &&
        series.window(fromMs, toMs).length > 0,
    );
  }
}
