import { Evaluation } from './Evaluation';
import { Expression } from './Expression';
import { Labels } from './Labels';
import { PromQlError } from './PromQlError';
import { Sample, SeriesSource } from './SampleSeries';

/** A query's answer, in the shape of the HTTP API before values are written as text. @internal */
export type QueryResult =
  | { readonly resultType: 'scalar'; readonly sample: Sample }
  | {
      readonly resultType: 'string';
      readonly timeMs: number;
      readonly text: string;
    }
  | {
      readonly resultType: 'vector';
      readonly vector: readonly {
        readonly labels: Labels;
        readonly sample: Sample;
      }[];
    }
  | { readonly resultType: 'matrix'; readonly matrix: readonly MatrixSeries[] };

/** One line of a range query's answer. @internal */
export interface MatrixSeries {
  readonly labels: Labels;
  readonly samples: readonly Sample[];
}

/** Evaluates an expression at one time, as `/api/v1/query` does. @internal */
export function evaluateInstant(
  source: SeriesSource,
  expression: Expression,
  timeMs: number,
): QueryResult {
  const evaluation = new Evaluation(source, timeMs, timeMs);
  if (expression.kind === 'matrix') {
    const matrix = evaluation
      .windows(expression, timeMs)
      .map(({ labels, window }) => ({
        labels,
        samples: Array.from({ length: window.length }, (_, i) => window.at(i)),
      }));
    return { resultType: 'matrix', matrix: sorted(matrix) };
  }
  const value = evaluation.at(expression, timeMs);
  switch (value.type) {
    case 'scalar':
      return {
        resultType: 'scalar',
        sample: { timeMs, value: value.value },
      };
    case 'string':
      return { resultType: 'string', timeMs, text: value.value };
    case 'vector':
      return {
        resultType: 'vector',
        vector: value.vector.map(sample => ({
          labels: sample.labels,
          sample: { timeMs, value: sample.value },
        })),
      };
    default: {
      const never: never = value;
      throw new Error(`unknown value ${String(never)}`);
    }
  }
}

/** Evaluates an expression at each step, as `/api/v1/query_range` does. Times in milliseconds. @internal */
export function evaluateRange(
  source: SeriesSource,
  expression: Expression,
  range: {
    readonly startMs: number;
    readonly endMs: number;
    readonly stepMs: number;
  },
): QueryResult {
  const { startMs, endMs, stepMs } = range;
  const evaluation = new Evaluation(source, startMs, endMs);
  const lines = new Map<string, { labels: Labels; samples: Sample[] }>();
  for (let timeMs = startMs; timeMs <= endMs; timeMs += stepMs) {
    const value = evaluation.at(expression, timeMs);
    if (value.type === 'string') {
      throw new PromQlError(
        'bad_data',
        'invalid parameter "query": invalid expression type "string" for range query, must be Scalar or instant Vector',
      );
    }
    const vector =
      value.type === 'scalar'
        ? [{ labels: Labels.empty, value: value.value }]
        : value.vector;
    for (const sample of vector) {
      const { labels } = sample;
      const line = lines.get(labels.key) ?? { labels, samples: [] };
      line.samples.push({ timeMs, value: sample.value });
      lines.set(labels.key, line);
    }
  }
  return { resultType: 'matrix', matrix: sorted([...lines.values()]) };
}

function sorted(matrix: readonly MatrixSeries[]): readonly MatrixSeries[] {
  return [...matrix].sort((a, b) =>
    a.labels.key < b.labels.key ? -1 : Number(a.labels.key > b.labels.key),
  );
}
