import type { CompoundEntityRef } from '@backstage/catalog-model';
import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  ChangeEvent,
  InstallationAnswer,
  LogsAnswer,
  OverviewAnswer,
  PipelinesAnswer,
  PoliciesAnswer,
  PolicyDetailAnswer,
  PolicyRef,
  TrafficAnswer,
  TrafficRange,
} from 'backstage-plugin-cns-common';

/**
 * Options of each question: a signal that gives it up.
 *
 * @public
 */
export interface CnsRequestOptions {
  readonly signal?: AbortSignal;
}

/**
 * What the stream of changes says: `ready` once it is open, then one `change` per change.
 *
 * @public
 */
export type CnsLiveEvent =
  | { readonly type: 'ready' }
  | { readonly type: 'change'; readonly change: ChangeEvent };

/**
 * The questions that the pages ask the backend, one method each.
 *
 * @remarks
 * An answer that did not change since the last question is the same object again, so that a page can compare by identity. A question that the
 * backend refuses or cannot answer rejects with a `ResponseError` of `@backstage/errors`; failures of single upstreams are `problems` in the answer.
 *
 * @public
 */
export interface CnsApi {
  /** What all cards of an entity page need. */
  getOverview(
    entity: CompoundEntityRef,
    query: { readonly range: TrafficRange },
    options?: CnsRequestOptions,
  ): Promise<OverviewAnswer>;

  /** The policies that select the entity's pods or live in its namespaces. */
  getPolicies(
    entity: CompoundEntityRef,
    options?: CnsRequestOptions,
  ): Promise<PoliciesAnswer>;

  /** Everything about one policy. */
  getPolicy(
    entity: CompoundEntityRef,
    policy: PolicyRef,
    options?: CnsRequestOptions,
  ): Promise<PolicyDetailAnswer>;

  /** Throughput over a range. */
  getTraffic(
    entity: CompoundEntityRef,
    query: { readonly range: TrafficRange },
    options?: CnsRequestOptions,
  ): Promise<TrafficAnswer>;

  /** The latest pipelines of the bound projects. */
  getPipelines(
    entity: CompoundEntityRef,
    options?: CnsRequestOptions,
  ): Promise<PipelinesAnswer>;

  /** Whether network security is installed on the clusters that run the entity. */
  getInstallation(
    entity: CompoundEntityRef,
    options?: CnsRequestOptions,
  ): Promise<InstallationAnswer>;

  /** Where the log lines are. */
  getLogs(
    entity: CompoundEntityRef,
    options?: CnsRequestOptions,
  ): Promise<LogsAnswer>;

  /**
   * Changes of what the answers are made of, as they happen. Ends when the server ends the stream, rejects when it cannot be opened or is cut;
   * who wants more asks again.
   */
  watchChanges(
    entity: CompoundEntityRef,
    options?: CnsRequestOptions,
  ): AsyncIterable<CnsLiveEvent>;
}

/**
 * Ref of the {@link CnsApi}.
 *
 * @public
 */
export const cnsApiRef = createApiRef<CnsApi>().with({
  id: 'plugin.cns.service',
  pluginId: 'cns',
});
