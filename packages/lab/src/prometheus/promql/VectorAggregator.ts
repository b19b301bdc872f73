import { AggregateExpression, AggregateOperator } from './Expression';
import { Labels, METRIC_NAME } from './Labels';
import { Vector, VectorSample } from './VectorSample';

/**
 * Groups the samples of a vector for one aggregation; remembers the group of each label set, as the same series come
 * again at each step of a range query.
 *
 * @internal
 */
export class VectorAggregator {
  readonly #expression: AggregateExpression;
  readonly #dropped: ReadonlySet<string>;
  readonly #groups = new WeakMap<Labels, Labels>();

  constructor(expression: AggregateExpression) {
    this.#expression = expression;
    this.#dropped = new Set([...expression.labels, METRIC_NAME]);
  }

  /** @param k - how many samples topk and bottomk keep per group. */
  aggregate(vector: Vector, k: number): VectorSample[] {
    const groups = new Map<
      string,
      { labels: Labels; samples: VectorSample[] }
    >();
    for (const sample of vector) {
      const labels = this.#groupOf(sample.labels);
      const group = groups.get(labels.key);
      if (group) {
        group.samples.push(sample);
      } else {
        groups.set(labels.key, { labels, samples: [sample] });
      }
    }
    const { operator } = this.#expression;
    if (operator === 'topk' || operator === 'bottomk') {
      const largestFirst = operator === 'topk';
      return [...groups.values()].flatMap(({ samples }) =>
        rank(samples, largestFirst).slice(0, Math.max(0, Math.trunc(k))),
      );
    }
    return [...groups.values()].map(({ labels, samples }) => ({
      labels,
      value: combine(
        operator,
        samples.map(sample => sample.value),
      ),
    }));
  }

  #groupOf(labels: Labels): Labels {
    const known = this.#groups.get(labels);
    if (known) {
      return known;
    }
    const group = this.#expression.without
      ? labels.drop(this.#dropped)
      : labels.keep(this.#expression.labels);
    this.#groups.set(labels, group);
    return group;
  }
}

/** Sorted by value, NaN last whichever way round. @internal */
export function rank(
  samples: readonly VectorSample[],
  largestFirst: boolean,
): VectorSample[] {
  return [...samples].sort((a, b) => {
    if (Number.isNaN(a.value) || Number.isNaN(b.value)) {
      return Number(Number.isNaN(a.value)) - Number(Number.isNaN(b.value));
    }
    return largestFirst ? b.value - a.value : a.value - b.value;
  });
}

function combine(
  operator: Exclude<AggregateOperator, 'topk' | 'bottomk'>,
  values: readonly number[],
): number {
  switch (operator) {
    case 'sum':
      return sum(values);
    case 'avg':
      return sum(values) / values.length;
    case 'min':
      return extreme(values, (a, b) => a < b);
    case 'max':
      return extreme(values, (a, b) => a > b);
    case 'count':
      return values.length;
    case 'group':
      return 1;
    default: {
      const never: never = operator;
      throw new Error(`unknown aggregation ${String(never)}`);
    }
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** NaN only if there is nothing else. */
function extreme(
  values: readonly number[],
  better: (a: number, b: number) => boolean,
): number {
  return values.reduce((best, value) =>
    Number.isNaN(best) || better(value, best) ? value : best,
  );
}
