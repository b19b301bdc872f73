import { LabelRequirement, LabelSelector } from '../../model/LabelSelector';

/**
 * Translates a Kubernetes label selector into requirements on facets whose keys start with `prefix`.
 *
 * @internal
 */
export function toFacetRequirements(
  selector: LabelSelector,
  prefix: string,
): LabelRequirement[] {
  return [
    ...Object.entries(selector.matchLabels).map(
      ([key, value]): LabelRequirement => ({
        key: `${prefix}${key}`,
        operator: 'In',
        values: [value],
      }),
    ),
    ...selector.matchExpressions.map(expression => ({
      ...expression,
      key: `${prefix}${expression.key}`,
    })),
  ];
}
