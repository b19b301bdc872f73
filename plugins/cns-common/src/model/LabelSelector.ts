/**
 * A set of labels or annotations of a Kubernetes object.
 *
 * @public
 */
export type Labels = Readonly<Record<string, string>>;

/**
 * What a label requirement may ask; the four operators of Kubernetes' `LabelSelector`.
 *
 * @public
 */
export type LabelOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

/**
 * One entry of `matchExpressions`. `values` is empty for `Exists` and `DoesNotExist`.
 *
 * @public
 */
export interface LabelRequirement {
  readonly key: string;
  readonly operator: LabelOperator;
  readonly values: readonly string[];
}

/**
 * A Kubernetes label selector: everything in `matchLabels` and every entry of `matchExpressions` must hold, so the empty
 * selector matches all. An absent selector is `undefined`, never an empty one.
 *
 * @public
 */
export interface LabelSelector {
  readonly matchLabels: Labels;
  readonly matchExpressions: readonly LabelRequirement[];
}
