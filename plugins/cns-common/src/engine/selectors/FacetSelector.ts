import { LabelOperator, LabelRequirement } from '../../model/LabelSelector';

/**
 * What selectors can see of an endpoint, as one flat map.
 *
 * @remarks
 * Keys are `p:<label>` (pod labels), `l:<label>` (labels of its namespace), `n` (name of its namespace), `s` (service
 * account), `c` (cluster), `r:<name>` (reserved identity, with the empty value) and `o:<label>` (labels of a node). One
 * space for all of them lets the selectors of every policy kind be the same thing.
 *
 * @internal
 */
export type Facets = ReadonlyMap<string, string>;

/**
 * A conjunction of requirements on facets; without any it matches every endpoint.
 *
 * @internal
 */
export class FacetSelector {
  readonly requirements: readonly LabelRequirement[];
  /** Equal for selectors that ask the same. */
  readonly key: string;

  constructor(requirements: readonly LabelRequirement[]) {
    this.requirements = requirements;
    this.key = requirements.map(requirementKey).sort().join('&');
  }

  matches(facets: Facets): boolean {
    return this.requirements.every(requirement =>
      holds(requirement, facets.get(requirement.key)),
    );
  }

  /** True if some requirement looks at a facet whose key starts with `prefix`. */
  looksAt(prefix: string): boolean {
    return this.requirements.some(({ key }) => key.startsWith(prefix));
  }
}

function holds(
  { operator, values }: LabelRequirement,
  value: string | undefined,
): boolean {
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return operator satisfies never;
  }
}

function requirementKey({ key, operator, values }: LabelRequirement): string {
  return `${key} ${operator} ${[...values].sort().join('|')}`;
}

/**
 * Makes a requirement; `values` only for `In` and `NotIn`.
 *
 * @internal
 */
export function facetRequirement(
  key: string,
  operator: LabelOperator,
  values: readonly string[] = [],
): LabelRequirement {
  return { key, operator, values };
}
