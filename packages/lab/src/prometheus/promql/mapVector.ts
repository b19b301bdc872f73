import { rank } from './VectorAggregator';
import { Vector, VectorSample } from './VectorSample';

/**
 * Applies a function that turns each value of a vector into another, and drops the metric name; `undefined` for a name
 * that is no such function. `argument` is the scalar that some of them take.
 *
 * @internal
 */
export function mapVector(
  name: string,
  vector: Vector,
  argument: number | undefined,
): VectorSample[] | undefined {
  const change = valueFunction(name, argument);
  return (
    change &&
    vector.map(({ labels, value }) => ({
      labels: labels.withoutMetricName(),
      value: change(value),
    }))
  );
}

/** `sort` and `sort_desc`; `undefined` for any other name. @internal */
export function sortVector(
  name: string,
  vector: Vector,
): VectorSample[] | undefined {
  if (name !== 'sort' && name !== 'sort_desc') {
    return undefined;
  }
  return rank(vector, name === 'sort_desc');
}

function valueFunction(
  name: string,
  argument: number | undefined,
): ((value: number) => number) | undefined {
  switch (name) {
    case 'abs':
      return Math.abs;
    case 'ceil':
      return Math.ceil;
    case 'floor':
      return Math.floor;
    case 'round': {
      const inverse = 1 / (argument ?? 1);
      return value => Math.floor(value * inverse + 0.5) / inverse;
    }
    case 'clamp_min':
      return value => Math.max(value, argument ?? NaN);
    case 'clamp_max':
      return value => Math.min(value, argument ?? NaN);
    default:
      return undefined;
  }
}
