import { UpstreamProblem } from 'backstage-plugin-cns-common';
import { ConfiguredCluster } from '../config/CnsConfig';
import { CatalogClusters } from './CatalogClusters';
import { ClusterStateReader, ClusterStates } from './ClusterStateReader';

/** A cluster's state that can be ended. @internal */
export interface StoppableClusterState extends ClusterStateReader {
  stop(): void;
}

/** What a {@link DefaultClusterStates} needs. @internal */
export interface ClusterStatesOptions {
  /** Clusters of the configuration and of kubeconfig files. */
  readonly configured: readonly (ClusterStateReader | StoppableClusterState)[];
  readonly catalogClusters?: CatalogClusters;
  readonly createState: (
    cluster: ConfiguredCluster,
  ) => ClusterStateReader | StoppableClusterState;
  /** Problems that last as long as the configuration does. */
  readonly problems: readonly UpstreamProblem[];
}

/**
 * Every cluster's watch cache, by name. Clusters of the configuration win over those of the catalog.
 *
 * @internal
 */
export class DefaultClusterStates implements ClusterStates {
  readonly #options: ClusterStatesOptions;
  readonly #configured: ReadonlyMap<string, ClusterStateReader>;
  readonly #fromCatalog = new Map<
    string,
    { readonly key: string; readonly state: ClusterStateReader }
  >();

  constructor(options: ClusterStatesOptions) {
    this.#options = options;
    this.#configured = new Map(
      options.configured.map(state => [state.name, state]),
    );
  }

  async list(): Promise<readonly ClusterStateReader[]> {
    const { catalogClusters } = this.#options;
    if (!catalogClusters) {
      return [...this.#configured.values()];
    }
    await catalogClusters.refresh();
    const { clusters } = catalogClusters.held;
    const wanted = clusters.filter(({ name }) => !this.#configured.has(name));
    this.#endOthers(new Set(wanted.map(({ name }) => name)));
    const states = wanted.map(cluster => this.#stateOf(cluster));
    return [...this.#configured.values(), ...states];
  }

  async find(name: string): Promise<ClusterStateReader | undefined> {
    const configured = this.#configured.get(name);
    if (configured) {
      return configured;
    }
    const states = await this.list();
    return states.find(state => state.name === name);
  }

  problems(): readonly UpstreamProblem[] {
    const { problems, catalogClusters } = this.#options;
    return [...problems, ...(catalogClusters?.held.problems ?? [])];
  }

  /** Ends all watches. */
  stop(): void {
    for (const state of this.#configured.values()) {
      stopState(state);
    }
    this.#endOthers(new Set());
  }

  #stateOf(cluster: ConfiguredCluster): ClusterStateReader {
    // Another address or another certificate is another cluster.
    const key = JSON.stringify(cluster);
    const known = this.#fromCatalog.get(cluster.name);
    if (known?.key === key) {
      return known.state;
    }
    const state = this.#options.createState(cluster);
    this.#fromCatalog.set(cluster.name, { key, state });
    if (known) {
      stopState(known.state);
    }
    return state;
  }

  #endOthers(names: ReadonlySet<string>): void {
    for (const [name, { state }] of this.#fromCatalog) {
      if (!names.has(name)) {
        this.#fromCatalog.delete(name);
        stopState(state);
      }
    }
  }
}

function stopState(state: ClusterStateReader | StoppableClusterState): void {
  if ('stop' in state) {
    state.stop();
  }
}
