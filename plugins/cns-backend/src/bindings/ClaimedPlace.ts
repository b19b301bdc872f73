import { LabelQuery } from './LabelQuery';

/**
 * A place that an entity's annotations claim. Without `cluster` it is looked for in all clusters, without `namespace` in all namespaces.
 *
 * @internal
 */
export interface ClaimedPlace {
  readonly cluster?: string;
  readonly namespace?: string;
  readonly selector: LabelQuery;
}
