import {
  AggregateExpression,
  BinaryExpression,
  CallExpression,
  Expression,
  MatrixSelector,
  VectorSelector,
} from './Expression';
import { absentLabels } from './absentLabels';
import { extrapolatedRate } from './extrapolatedRate';
import { histogramQuantile } from './histogramQuantile';
import { instantRate } from './instantRate';
import { Labels } from './Labels';
import { mapVector, sortVector } from './mapVector';
import { calculate, compare, isComparison, isSetOperator } from './operators';
import { PromQlError } from './PromQlError';
import {
  Sample,
  SampleSeries,
  SampleWindow,
  SeriesSource,
} from './SampleSeries';
import { VectorAggregator } from './VectorAggregator';
import { VectorMatcher } from './VectorMatcher';
import { checkUnique, Vector, VectorSample } from './VectorSample';

/** How far back an instant selector looks for a sample. */
const LOOKBACK_MS = 300_000;

/** What an expression is worth at one time. @internal */
export type Value =
  | { readonly type: 'scalar'; readonly value: number }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'vector'; readonly vector: Vector };

/**
 * One query over one stretch of time. Evaluates its expression at any time in it; series are selected once.
 *
 * @internal
 */
export class Evaluation {
  readonly #source: SeriesSource;
  readonly #fromMs: number;
  readonly #toMs: number;
  readonly #selected = new Map<VectorSelector, readonly SampleSeries[]>();
  readonly #aggregators = new Map<AggregateExpression, VectorAggregator>();
  readonly #matchers = new Map<BinaryExpression, VectorMatcher>();

  constructor(source: SeriesSource, fromMs: number, toMs: number) {
    this.#source = source;
    this.#fromMs = fromMs;
    this.#toMs = toMs;
  }

  at(expression: Expression, timeMs: number): Value {
    switch (expression.kind) {
      case 'number':
        return { type: 'scalar', value: expression.value };
      case 'string':
        return { type: 'string', value: expression.value };
      case 'selector':
        return vector(
          this.#instant(expression, timeMs).map(({ labels, sample }) => ({
            labels,
            value: sample.value,
          })),
        );
      case 'matrix':
        throw new PromQlError(
          'execution',
          'a range vector has no value of its own',
        );
      case 'negate':
        return this.#negate(expression.expression, timeMs);
      case 'aggregate':
        return vector(this.#aggregate(expression, timeMs));
      case 'call':
        return this.#call(expression, timeMs);
      case 'binary':
        return this.#binary(expression, timeMs);
      default: {
        const never: never = expression;
        throw new Error(`unknown expression ${String(never)}`);
      }
    }
  }

  /** The samples of each series in a range selector at one time, for queries that ask for them. */
  windows(
    { selector, rangeMs }: MatrixSelector,
    timeMs: number,
  ): { labels: Labels; window: SampleWindow }[] {
    const toMs = timeMs - selector.offsetMs;
    return this.#select(selector, rangeMs)
      .map(series => ({
        labels: series.labels,
        window: series.window(toMs - rangeMs, toMs),
      }))
      .filter(({ window }) => window.length > 0);
  }

  #negate(expression: Expression, timeMs: number): Value {
    const value = this.at(expression, timeMs);
    if (value.type === 'scalar') {
      return { type: 'scalar', value: -value.value };
    }
    return vector(
      checkUnique(
        asVector(value).map(sample => ({
          labels: sample.labels.withoutMetricName(),
          value: -sample.value,
        })),
      ),
    );
  }

  #aggregate(expression: AggregateExpression, timeMs: number): VectorSample[] {
    const aggregator =
      this.#aggregators.get(expression) ?? new VectorAggregator(expression);
    this.#aggregators.set(expression, aggregator);
    const k = expression.parameter
      ? asNumber(this.at(expression.parameter, timeMs))
      : 0;
    return aggregator.aggregate(
      asVector(this.at(expression.expression, timeMs)),
      k,
    );
  }

  #call({ name, args }: CallExpression, timeMs: number): Value {
    const [first, second] = args;
    if (!first) {
      return { type: 'scalar', value: timeMs / 1_000 };
    }
    if (first.kind === 'matrix') {
      return vector(this.#overRange(name, first, timeMs));
    }
    if (name === 'timestamp' && first.kind === 'selector') {
      return vector(
        this.#instant(first, timeMs).map(({ labels, sample }) => ({
          labels: labels.withoutMetricName(),
          value: sample.timeMs / 1_000,
        })),
      );
    }
    const value = this.at(first, timeMs);
    switch (name) {
      case 'vector':
        return vector([{ labels: Labels.empty, value: asNumber(value) }]);
      case 'scalar': {
        const samples = asVector(value);
        return {
          type: 'scalar',
          value: samples.length === 1 ? samples[0].value : NaN,
        };
      }
      case 'absent':
        return vector(
          asVector(value).length > 0
            ? []
            : [{ labels: absentLabels(first), value: 1 }],
        );
      case 'timestamp':
        return vector(
          asVector(value).map(({ labels }) => ({
            labels: labels.withoutMetricName(),
            value: timeMs / 1_000,
          })),
        );
      case 'histogram_quantile':
        return vector(
          histogramQuantile(
            asNumber(value),
            second ? asVector(this.at(second, timeMs)) : [],
          ),
        );
      default: {
        const sorted = sortVector(name, asVector(value));
        if (sorted) {
          return vector(sorted);
        }
        const argument = second && asNumber(this.at(second, timeMs));
        const mapped = mapVector(name, asVector(value), argument);
        if (!mapped) {
          throw new Error(`function ${name} has a signature and no code`);
        }
        return vector(checkUnique(mapped));
      }
    }
  }

  #overRange(name: string, matrix: MatrixSelector, timeMs: number): Vector {
    const toMs = timeMs - matrix.selector.offsetMs;
    const fromMs = toMs - matrix.rangeMs;
    const samples: VectorSample[] = [];
    for (const { labels, window } of this.windows(matrix, timeMs)) {
      const value =
        name === 'irate'
          ? instantRate(window)
          : rangeValue(name, window, fromMs, toMs);
      if (value !== undefined) {
        samples.push({ labels: labels.withoutMetricName(), value });
      }
    }
    return checkUnique(samples);
  }

  #binary(expression: BinaryExpression, timeMs: number): Value {
    const left = this.at(expression.left, timeMs);
    const right = this.at(expression.right, timeMs);
    const { operator, bool } = expression;
    if (left.type === 'vector' && right.type === 'vector') {
      const matcher =
        this.#matchers.get(expression) ?? new VectorMatcher(expression);
      this.#matchers.set(expression, matcher);
      return vector(matcher.evaluate(left.vector, right.vector));
    }
    if (isSetOperator(operator)) {
      throw new Error(`${operator} between values that are not vectors`);
    }
    if (left.type === 'scalar' && right.type === 'scalar') {
      return {
        type: 'scalar',
        value: isComparison(operator)
          ? Number(compare(operator, left.value, right.value))
          : calculate(operator, left.value, right.value),
      };
    }
    const samples: VectorSample[] = [];
    const scalarLeft = left.type === 'scalar';
    const scalar = asNumber(scalarLeft ? left : right);
    for (const { labels, value } of asVector(scalarLeft ? right : left)) {
      const [a, b] = scalarLeft ? [scalar, value] : [value, scalar];
      if (!isComparison(operator)) {
        samples.push({
          labels: labels.withoutMetricName(),
          value: calculate(operator, a, b),
        });
      } else if (bool) {
        samples.push({
          labels: labels.withoutMetricName(),
          value: Number(compare(operator, a, b)),
        });
      } else if (compare(operator, a, b)) {
        samples.push({ labels, value });
      }
    }
    return vector(checkUnique(samples));
  }

  #instant(
    selector: VectorSelector,
    timeMs: number,
  ): { labels: Labels; sample: Sample }[] {
    const found: { labels: Labels; sample: Sample }[] = [];
    for (const series of this.#select(selector, LOOKBACK_MS)) {
      const sample = series.latest(timeMs - selector.offsetMs, LOOKBACK_MS);
      if (sample) {
        found.push({ labels: series.labels, sample });
      }
    }
    return found;
  }

  #select(selector: VectorSelector, rangeMs: number): readonly SampleSeries[] {
    const known = this.#selected.get(selector);
    if (known) {
      return known;
    }
    const series = this.#source.select(
      selector.matchers,
      this.#fromMs - selector.offsetMs - rangeMs,
      this.#toMs - selector.offsetMs,
    );
    this.#selected.set(selector, series);
    return series;
  }
}

function rangeValue(
  name: string,
  window: SampleWindow,
  fromMs: number,
  toMs: number,
): number | undefined {
  if (name === 'resets') {
    return window.breaks.filter(
      index => window.at(index).value < window.at(index - 1).value,
    ).length;
  }
  return extrapolatedRate(window, fromMs, toMs, name === 'rate');
}

function vector(samples: Vector): Value {
  return { type: 'vector', vector: samples };
}

function asVector(value: Value): Vector {
  if (value.type !== 'vector') {
    throw new Error(`expected a vector, got a ${value.type}`);
  }
  return value.vector;
}

function asNumber(value: Value): number {
  if (value.type !== 'scalar') {
    throw new Error(`expected a scalar, got a ${value.type}`);
  }
  return value.value;
}
