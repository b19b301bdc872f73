import {
  ChangeTopic,
  Freshness,
  PolicyKindName,
  UpstreamProblem,
} from 'backstage-plugin-cns-common';
import {
  ClusterCiliumConfig,
  ClusterCiliumEndpoint,
  ClusterController,
  ClusterNamespace,
  ClusterNode,
  ClusterPod,
  ClusterPolicy,
} from './ClusterObjects';

/** The kinds that the watch cache holds. @internal */
export type ClusterKind =
  | 'Namespace'
  | 'Pod'
  | 'Node'
  | 'DaemonSet'
  | 'Deployment'
  | 'ConfigMap'
  | 'CiliumEndpoint'
  | PolicyKindName;

/**
 * Whether what is held of a kind can be relied upon. `loaded`: complete (see freshness for its age). `loading`: not read yet. `not-served`: the
 * cluster has no such kind, so there are none. `unavailable`: it may not be read, or could not be; see the problems. An empty list means "none"
 * only for `loaded` and `not-served`.
 *
 * @internal
 */
export type ClusterKindState =
  | 'loaded'
  | 'loading'
  | 'not-served'
  | 'unavailable';

/** What a change touches, and in which namespace; without one it is of cluster scope. @internal */
export interface ClusterChange {
  readonly topic: ChangeTopic;
  readonly namespace?: string;
}

/**
 * What can be asked about one cluster without any network call: the read side of the watch cache.
 *
 * @remarks
 * Await {@link ClusterStateReader.ready} once per request; all other methods answer at once from memory. Returned objects are shared and never
 * change; keep none of them beyond the request.
 *
 * @internal
 */
export interface ClusterStateReader {
  readonly name: string;

  /**
   * Starts the watches if they are not running and waits until each kind was read once or could not be, at most until the cluster's deadline.
   * Never throws: what is missing shows in `freshness`, `problems` and `kindState`. Also counts as use, which keeps the watches running.
   */
  ready(): Promise<void>;

  /**
   * How fresh what the cluster said is. Does not move with the clock. With `namespaces`, `at` of a live cluster is when something in these, or of
   * cluster scope, last changed, so that a busy neighbour does not change an answer.
   */
  freshness(namespaces?: readonly string[]): Freshness;

  /** What is wrong between us and the cluster, at present. */
  problems(): readonly UpstreamProblem[];

  kindState(kind: ClusterKind): ClusterKindState;

  /** Version of the API server (`gitVersion`), once known. */
  version(): string | undefined;

  namespace(name: string): ClusterNamespace | undefined;
  namespaces(): readonly ClusterNamespace[];

  /** Pods of one namespace. */
  pods(namespace: string): readonly ClusterPod[];
  /** Names of the namespaces that have pods with the label `backstage.io/kubernetes-id` of this value. */
  namespacesWithPodId(id: string): readonly string[];
  /** Number of pods in the whole cluster. */
  podCount(): number;

  /** Policies of one namespace. */
  policies(namespace: string): readonly ClusterPolicy[];
  /** Policies of the cluster-scoped kinds. */
  clusterPolicies(): readonly ClusterPolicy[];
  policy(ref: {
    readonly kind: PolicyKindName;
    readonly namespace?: string;
    readonly name: string;
  }): ClusterPolicy | undefined;

  nodes(): readonly ClusterNode[];
  /** DaemonSets of Cilium's agent (label `k8s-app=cilium`), whatever their namespace; normally one. */
  ciliumAgents(): readonly ClusterController[];
  /** Deployments of Cilium's operator (label `io.cilium/app=operator`); normally one. */
  ciliumOperators(): readonly ClusterController[];
  /** ConfigMaps named `cilium-config`, whatever their namespace; normally one. */
  ciliumConfigs(): readonly ClusterCiliumConfig[];
  ciliumEndpoint(
    namespace: string,
    pod: string,
  ): ClusterCiliumEndpoint | undefined;

  /**
   * Calls `listener` after changes, coalesced over some tens of milliseconds; returns the function that ends it. Listening counts as use.
   */
  onChange(listener: (changes: readonly ClusterChange[]) => void): () => void;
}

/**
 * The clusters that we know, by the names that the kubernetes plugin uses.
 *
 * @internal
 */
export interface ClusterStates {
  /** Every known cluster. Waits, bounded, for the first look-up of clusters in the catalog. */
  list(): Promise<readonly ClusterStateReader[]>;
  find(name: string): Promise<ClusterStateReader | undefined>;
  /** What is wrong with the list of clusters itself (a cluster that is left out, a catalog that did not answer). */
  problems(): readonly UpstreamProblem[];
}
