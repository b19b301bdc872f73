import { Entity } from '@backstage/catalog-model';
import { ChangeEvent, ChangeTopic } from 'backstage-plugin-cns-common';
import { BindingService, BoundPlace } from '../../bindings/BindingService';
import {
  ClusterChange,
  ClusterStateReader,
} from '../../cluster-state/ClusterStateReader';

/**
 * Follows the clusters of one entity for one listener, and follows others when the entity's places change.
 *
 * @internal
 */
export class EntitySubscription {
  readonly #bindings: BindingService;
  readonly #entity: Entity;
  readonly #listener: (event: ChangeEvent) => void;
  #namespaces = new Map<ClusterStateReader, ReadonlySet<string>>();
  readonly #followed = new Map<ClusterStateReader, () => void>();
  #ended = false;

  constructor(
    bindings: BindingService,
    entity: Entity,
    listener: (event: ChangeEvent) => void,
  ) {
    this.#bindings = bindings;
    this.#entity = entity;
    this.#listener = listener;
  }

  /** Finds out where the entity runs now, and listens there. */
  async follow(): Promise<void> {
    const { places, searched } = await this.#bindings.resolve(this.#entity);
    if (this.#ended) {
      return;
    }
    this.#namespaces = namespacesOf(searched, places);
    for (const cluster of this.#namespaces.keys()) {
      if (!this.#followed.has(cluster)) {
        this.#followed.set(
          cluster,
          cluster.onChange(changes => this.#tell(cluster, changes)),
        );
      }
    }
    for (const [cluster, unfollow] of this.#followed) {
      if (!this.#namespaces.has(cluster)) {
        this.#followed.delete(cluster);
        unfollow();
      }
    }
  }

  /** Stops listening; true the first time. */
  end(): boolean {
    if (this.#ended) {
      return false;
    }
    this.#ended = true;
    for (const unfollow of this.#followed.values()) {
      unfollow();
    }
    return true;
  }

  #tell(cluster: ClusterStateReader, changes: readonly ClusterChange[]): void {
    const namespaces = this.#namespaces.get(cluster) ?? new Set();
    const topics = new Set<ChangeTopic>(
      changes
        .filter(
          ({ topic, namespace }) =>
            namespace === undefined ||
            namespaces.has(namespace) ||
            // A namespace that begins to name the entity is none of its namespaces yet.
            topic === 'binding',
        )
        .map(({ topic }) => topic),
    );
    if (topics.has('binding')) {
      this.follow().catch(() => {
        // Resolving makes no call and reports failures as data; should it throw all the same, the page still asks again for itself.
      });
    }
    if (topics.size > 0) {
      this.#listener({ topics: [...topics], clusters: [cluster.name] });
    }
  }
}

function namespacesOf(
  searched: readonly ClusterStateReader[],
  places: readonly BoundPlace[],
): Map<ClusterStateReader, Set<string>> {
  const byCluster = new Map(
    searched.map(cluster => [cluster, new Set<string>()]),
  );
  for (const { cluster, target } of places) {
    if (cluster) {
      byCluster.get(cluster)?.add(target.namespace);
    }
  }
  return byCluster;
}
