import {
  Answer,
  BindingTarget,
  OverviewItem,
  PolicyDetail,
  PolicyRef,
  PolicySummary,
} from 'backstage-plugin-cns-common';
import { BoundPlace } from '../../bindings/BindingService';
import { EntityQuery } from '../EntityQuery';

/** {@inheritDoc PoliciesService.list} @internal */
export interface PolicyList extends Answer<PolicySummary> {
  /** The places that were looked at, also those where nothing may be shown. */
  readonly targets: readonly BindingTarget[];
}

/** What the policies of one place amount to. @internal */
export type PlaceSummary = NonNullable<OverviewItem['policies']>;

/** {@inheritDoc PlaceSummary} @internal */
export interface SummarizedPlace {
  readonly place: BoundPlace;
  /** Absent where nothing may be said: foreign, absent and unknown places. */
  readonly summary?: PlaceSummary;
}

/**
 * Which network policies apply to an entity, and what they do.
 *
 * @internal
 */
export interface PoliciesService {
  /** The policies that select the entity's pods, or live in one of its confirmed namespaces. */
  list(query: EntityQuery): Promise<PolicyList>;

  /**
   * Everything about one policy.
   *
   * @throws NotFoundError when there is none, and also when it is not one that the entity may show
   */
  get(query: EntityQuery, ref: PolicyRef): Promise<Answer<PolicyDetail>>;

  /** A summary of each place, for the overview. */
  summarize(query: EntityQuery): Promise<Answer<SummarizedPlace>>;
}
