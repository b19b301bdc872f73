import { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError, toError } from '@backstage/errors';
import {
  Answer,
  Freshness,
  PolicyDetail,
  PolicyRef,
  UpstreamProblem,
} from 'backstage-plugin-cns-common';
import {
  BindingService,
  BoundPlace,
  ResolvedBinding,
} from '../../bindings/BindingService';
import { ClusterStateReader } from '../../cluster-state/ClusterStateReader';
import { EntityQuery } from '../EntityQuery';
import { ClusterProfiles } from './ClusterProfiles';
import { ClusterView, ViewedPolicy } from './ClusterView';
import {
  PoliciesService,
  PolicyList,
  SummarizedPlace,
} from './PoliciesService';
import { PolicyChange, PolicyChangeStore } from './PolicyChangeStore';
import { summarizePlace } from './summarizePlace';
import { toPolicyDetail } from './toPolicyDetail';
import { toPolicySummary } from './toPolicySummary';

const MAXIMUM_CHANGES = 20;

/**
 * {@link PoliciesService} over the watch cache, the engine and the record of changes.
 *
 * @internal
 */
export class DefaultPoliciesService implements PoliciesService {
  readonly #bindings: BindingService;
  readonly #changes: PolicyChangeStore;
  readonly #logger: LoggerService;
  readonly #profiles = new ClusterProfiles();

  constructor(options: {
    bindings: BindingService;
    changes: PolicyChangeStore;
    logger: LoggerService;
  }) {
    this.#bindings = options.bindings;
    this.#changes = options.changes;
    this.#logger = options.logger;
  }

  async list({ entity }: EntityQuery): Promise<PolicyList> {
    const resolved = await this.#bindings.resolve(entity);
    const views = this.#views(resolved);
    return {
      items: views.flatMap(view =>
        view.policies().map(viewed => toPolicySummary(viewed, view)),
      ),
      problems: problemsOf(resolved),
      freshness: freshnessOf(resolved),
      targets: resolved.binding.targets,
    };
  }

  async get(
    { entity }: EntityQuery,
    ref: PolicyRef,
  ): Promise<Answer<PolicyDetail>> {
    const resolved = await this.#bindings.resolve(entity);
    const view = this.#views(resolved).find(
      ({ cluster }) => cluster.name === ref.cluster,
    );
    const viewed = view?.policies().find(candidate => isRef(candidate, ref));
    if (!view || !viewed?.open) {
      throw new NotFoundError(
        `No ${ref.kind} ${ref.name} of this entity was found in ${ref.cluster}`,
      );
    }
    const { changes, problems } = await this.#changesOf(ref);
    return {
      items: [toPolicyDetail(viewed, view, changes)],
      problems: [...problemsOf(resolved), ...problems],
      freshness: freshnessOf(resolved),
    };
  }

  async summarize({ entity }: EntityQuery): Promise<Answer<SummarizedPlace>> {
    const resolved = await this.#bindings.resolve(entity);
    const views = new Map(
      this.#views(resolved).map(view => [view.cluster, view]),
    );
    return {
      items: resolved.places.map(place => {
        const view = place.cluster && views.get(place.cluster);
        return {
          place,
          summary:
            view && isReadable(place) ? summarizePlace(place, view) : undefined,
        };
      }),
      problems: problemsOf(resolved),
      freshness: freshnessOf(resolved),
    };
  }

  #views({ places }: ResolvedBinding): readonly ClusterView[] {
    return clustersOf(places.filter(isReadable)).map(
      cluster =>
        new ClusterView({
          cluster,
          places: places.filter(place => place.cluster === cluster),
          profiles: this.#profiles,
        }),
    );
  }

  async #changesOf(ref: PolicyRef): Promise<{
    readonly changes: readonly PolicyChange[];
    readonly problems: readonly UpstreamProblem[];
  }> {
    try {
      return {
        changes: await this.#changes.list(ref, MAXIMUM_CHANGES),
        problems: [],
      };
    } catch (error) {
      this.#logger.warn(
        'The record of policy changes could not be read',
        toError(error),
      );
      return {
        changes: [],
        problems: [
          {
            upstream: { kind: 'configuration', name: 'database' },
            code: 'server-error',
            message: 'The record of changes could not be read.',
            hint: "It is in the plugin's database; the portal's operators see why in the log.",
          },
        ],
      };
    }
  }
}

function isReadable({ target }: BoundPlace): boolean {
  return target.trust === 'confirmed' || target.trust === 'unconfirmed';
}

function isRef({ policy }: ViewedPolicy, ref: PolicyRef): boolean {
  return (
    policy.kind === ref.kind &&
    policy.name === ref.name &&
    policy.namespace === ref.namespace
  );
}

function clustersOf(
  places: readonly BoundPlace[],
): readonly ClusterStateReader[] {
  return [...new Set(places.flatMap(({ cluster }) => cluster ?? []))];
}

function problemsOf(resolved: ResolvedBinding): readonly UpstreamProblem[] {
  return [
    ...resolved.problems,
    ...clustersOf(resolved.places).flatMap(cluster => cluster.problems()),
  ];
}

function freshnessOf({ places }: ResolvedBinding): readonly Freshness[] {
  return clustersOf(places).map(cluster =>
    cluster.freshness(
      places
        .filter(place => place.cluster === cluster && isReadable(place))
        .map(({ target }) => target.namespace),
    ),
  );
}
