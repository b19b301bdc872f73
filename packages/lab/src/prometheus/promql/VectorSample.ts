import { Labels } from './Labels';
import { PromQlError } from './PromQlError';

/** One series' value at the evaluation time. @internal */
export interface VectorSample {
  readonly labels: Labels;
  readonly value: number;
}

/** An instant vector. @internal */
export type Vector = readonly VectorSample[];

/**
 * Passes a vector on unless two of its samples have the same labels, which can happen when the metric name is dropped.
 *
 * @internal
 */
export function checkUnique(vector: Vector): Vector {
  const seen = new Set<string>();
  for (const { labels } of vector) {
    if (seen.has(labels.key)) {
      throw new PromQlError(
        'execution',
        'vector cannot contain metrics with the same labelset',
      );
    }
    seen.add(labels.key);
  }
  return vector;
}
