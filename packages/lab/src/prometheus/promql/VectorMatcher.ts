import { BinaryExpression, VectorMatching } from './Expression';
import { Labels, METRIC_NAME } from './Labels';
import { calculate, compare, isComparison, isSetOperator } from './operators';
import { PromQlError } from './PromQlError';
import { Vector, VectorSample } from './VectorSample';

/**
 * Evaluates a binary operator between two vectors: set operators by membership, the others by pairing samples whose
 * matching labels are equal.
 *
 * @internal
 */
export class VectorMatcher {
  readonly #expression: BinaryExpression;
  readonly #matching: VectorMatching;
  readonly #signatures = new WeakMap<Labels, Labels>();
  readonly #ignored: ReadonlySet<string>;

  constructor(expression: BinaryExpression) {
    this.#expression = expression;
    this.#matching = expression.matching;
    this.#ignored = new Set([...expression.matching.labels, METRIC_NAME]);
  }

  evaluate(left: Vector, right: Vector): VectorSample[] {
    const { operator } = this.#expression;
    if (!isSetOperator(operator)) {
      return this.#pair(left, right);
    }
    switch (operator) {
      case 'and': {
        const keys = this.#keys(right);
        return left.filter(({ labels }) => keys.has(this.#key(labels)));
      }
      case 'unless': {
        const keys = this.#keys(right);
        return left.filter(({ labels }) => !keys.has(this.#key(labels)));
      }
      case 'or': {
        const keys = this.#keys(left);
        return [
          ...left,
          ...right.filter(({ labels }) => !keys.has(this.#key(labels))),
        ];
      }
      default: {
        const never: never = operator;
        throw new Error(`unknown set operator ${String(never)}`);
      }
    }
  }

  #pair(left: Vector, right: Vector): VectorSample[] {
    const { group } = this.#matching;
    const swapped = group?.side === 'right';
    const many = swapped ? right : left;
    const one = this.#index(swapped ? left : right, swapped ? 'left' : 'right');
    const used = new Set<string>();
    const result: VectorSample[] = [];
    for (const sample of many) {
      const key = this.#key(sample.labels);
      const partner = one.get(key);
      if (!partner) {
        continue;
      }
      const value = swapped
        ? this.#value(partner.value, sample.value)
        : this.#value(sample.value, partner.value);
      if (value === undefined) {
        continue;
      }
      const labels = this.#resultLabels(sample.labels, partner.labels);
      const identity = group ? labels.key : key;
      if (used.has(identity)) {
        throw new PromQlError(
          'execution',
          group
            ? 'multiple matches for labels: grouping labels must ensure unique matches'
            : 'multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)',
        );
      }
      used.add(identity);
      result.push({ labels, value });
    }
    return result;
  }

  #index(vector: Vector, side: 'left' | 'right'): Map<string, VectorSample> {
    const index = new Map<string, VectorSample>();
    for (const sample of vector) {
      const key = this.#key(sample.labels);
      const other = index.get(key);
      if (other) {
        throw new PromQlError(
          'execution',
          `found duplicate series for the match group ${this.#signature(
            sample.labels,
          )} on the ${side} hand-side of the operation: [${sample.labels}, ${
            other.labels
          }];many-to-many matching not allowed: matching labels must be unique on one side`,
        );
      }
      index.set(key, sample);
    }
    return index;
  }

  #value(left: number, right: number): number | undefined {
    const { operator, bool } = this.#expression;
    if (isSetOperator(operator)) {
      return undefined;
    }
    if (!isComparison(operator)) {
      return calculate(operator, left, right);
    }
    const holds = compare(operator, left, right);
    if (bool) {
      return Number(holds);
    }
    return holds ? left : undefined;
  }

  #resultLabels(many: Labels, one: Labels): Labels {
    const { operator, bool } = this.#expression;
    const { group, on, labels } = this.#matching;
    const keepsName = isComparison(operator) && !bool;
    const base = keepsName ? many : many.withoutMetricName();
    if (!group) {
      return on ? base.keep(labels) : base.drop(labels);
    }
    return group.include.reduce(
      (result, name) => result.with(name, one.get(name)),
      base,
    );
  }

  #keys(vector: Vector): ReadonlySet<string> {
    return new Set(vector.map(({ labels }) => this.#key(labels)));
  }

  #key(labels: Labels): string {
    return this.#signature(labels).key;
  }

  #signature(labels: Labels): Labels {
    const known = this.#signatures.get(labels);
    if (known) {
      return known;
    }
    const signature = this.#matching.on
      ? labels.keep(this.#matching.labels)
      : labels.drop(this.#ignored);
    this.#signatures.set(labels, signature);
    return signature;
  }
}
