import { LabelMatcher } from './LabelMatcher';

/** What an expression yields. @internal */
export type ExpressionType =
  | 'scalar'
  | 'string'
  | 'instant vector'
  | 'range vector';

/** Aggregations that are evaluated. @internal */
export type AggregateOperator =
  | 'sum'
  | 'avg'
  | 'min'
  | 'max'
  | 'count'
  | 'group'
  | 'topk'
  | 'bottomk';

/** Operators between two values. @internal */
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%' | '^' | 'atan2';
/** Operators that filter, or answer 0 and 1 with `bool`. @internal */
export type ComparisonOperator = '==' | '!=' | '>' | '<' | '>=' | '<=';
/** Operators between two sets of series. @internal */
export type SetOperator = 'and' | 'or' | 'unless';

/**
 * A parsed PromQL expression: the subset that is evaluated here.
 *
 * @internal
 */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | VectorSelector
  | MatrixSelector
  | CallExpression
  | AggregateExpression
  | BinaryExpression
  | { readonly kind: 'negate'; readonly expression: Expression };

/** `metric{label="value"} offset 5m`. @internal */
export interface VectorSelector {
  readonly kind: 'selector';
  readonly matchers: readonly LabelMatcher[];
  readonly offsetMs: number;
}

/** `metric{label="value"}[5m]`. @internal */
export interface MatrixSelector {
  readonly kind: 'matrix';
  readonly selector: VectorSelector;
  readonly rangeMs: number;
}

/** `rate(x[5m])`. @internal */
export interface CallExpression {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Expression[];
}

/** `sum by (verdict) (x)`. @internal */
export interface AggregateExpression {
  readonly kind: 'aggregate';
  readonly operator: AggregateOperator;
  readonly without: boolean;
  readonly labels: ReadonlySet<string>;
  /** The k of topk and bottomk. */
  readonly parameter?: Expression;
  readonly expression: Expression;
}

/** `a / on (source) b`. @internal */
export interface BinaryExpression {
  readonly kind: 'binary';
  readonly operator: ArithmeticOperator | ComparisonOperator | SetOperator;
  readonly left: Expression;
  readonly right: Expression;
  readonly bool: boolean;
  readonly matching: VectorMatching;
}

/** How the two sides of a binary operator find each other. @internal */
export interface VectorMatching {
  readonly on: boolean;
  readonly labels: ReadonlySet<string>;
  /** The side that may have several series per partner; labels of the other side to copy. */
  readonly group?: {
    readonly side: 'left' | 'right';
    readonly include: readonly string[];
  };
}
