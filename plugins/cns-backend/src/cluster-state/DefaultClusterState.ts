import {
  Freshness,
  PolicyKindName,
  UpstreamProblem,
} from 'backstage-plugin-cns-common';
import { KubernetesClient } from '../clients/kubernetes/KubernetesClient';
import { BackoffOptions } from './Backoff';
import { ChangeFeed } from './ChangeFeed';
import {
  ClusterCiliumConfig,
  ClusterCiliumEndpoint,
  ClusterController,
  ClusterNamespace,
  ClusterNode,
  ClusterPod,
  ClusterPolicy,
} from './ClusterObjects';
import { ClusterSession, SeenPolicyChange } from './ClusterSession';
import {
  ClusterChange,
  ClusterKind,
  ClusterKindState,
  ClusterStateReader,
} from './ClusterStateReader';
import { toClusterFreshness } from './toClusterFreshness';
import { toClusterProblems } from './toClusterProblems';

/** What a {@link DefaultClusterState} needs; times in milliseconds. @internal */
export interface ClusterStateOptions {
  readonly name: string;
  readonly client: KubernetesClient;
  /** Longest wait for the first lists, from the start of the watches. */
  readonly readyTimeoutMs: number;
  readonly idleTimeoutMs: number;
  readonly pollIntervalMs: number;
  readonly backoff: BackoffOptions;
  readonly now: () => number;
  readonly onPolicyChange: (cluster: string, change: SeenPolicyChange) => void;
}

/**
 * The watch cache of one cluster: watches from the first question on, and stops when nobody has asked for a while.
 *
 * @internal
 */
export class DefaultClusterState implements ClusterStateReader {
  readonly name: string;
  readonly #options: ClusterStateOptions;
  readonly #feed: ChangeFeed;
  #session: ClusterSession | undefined;
  #usedAt = 0;
  #waiting = 0;
  #idleTimer: NodeJS.Timeout | undefined;

  constructor(options: ClusterStateOptions) {
    this.name = options.name;
    this.#options = options;
    this.#feed = new ChangeFeed({ now: options.now });
  }

  async ready(): Promise<void> {
    const session = this.#use();
    // Counted from the start of the watches, so that a cluster that never answers holds up its first viewers only.
    const { now, readyTimeoutMs } = this.#options;
    const remaining = session.startedAt + readyTimeoutMs - now();
    if (remaining <= 0) {
      return;
    }
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<void>(resolve => {
      timer = setTimeout(resolve, remaining);
    });
    this.#waiting += 1;
    await Promise.race([session.settled, deadline]);
    this.#waiting -= 1;
    this.#usedAt = now();
    clearTimeout(timer);
  }

  freshness(namespaces?: readonly string[]): Freshness {
    return toClusterFreshness({
      cluster: this.name,
      statuses: this.#session?.statuses() ?? [],
      changedAt: this.#feed.lastChange(namespaces),
    });
  }

  problems(): readonly UpstreamProblem[] {
    return toClusterProblems(this.name, this.#session?.statuses() ?? []);
  }

  kindState(kind: ClusterKind): ClusterKindState {
    const { phase, listedAt } = this.#session?.status(kind) ?? {
      phase: 'loading',
    };
    switch (phase) {
      case 'loading':
        // Listed already, and about to be watched.
        return listedAt === undefined ? 'loading' : 'loaded';
      case 'not-served':
        return 'not-served';
      default:
        return listedAt === undefined ? 'unavailable' : 'loaded';
    }
  }

  version(): string | undefined {
    return this.#session?.version;
  }

  namespace(name: string): ClusterNamespace | undefined {
    return this.#session?.stores.Namespace.store.get(undefined, name);
  }

  namespaces(): readonly ClusterNamespace[] {
    return this.#session?.stores.Namespace.store.all() ?? [];
  }

  pods(namespace: string): readonly ClusterPod[] {
    return this.#session?.stores.Pod.store.in(namespace) ?? [];
  }

  namespacesWithPodId(id: string): readonly string[] {
    return this.#session?.podIds.namespaces(id) ?? [];
  }

  podCount(): number {
    return this.#session?.stores.Pod.store.size ?? 0;
  }

  policies(namespace: string): readonly ClusterPolicy[] {
    // Cluster-scoped objects are held under the empty namespace, which is not one.
    return namespace === '' ? [] : this.#policiesIn(namespace);
  }

  clusterPolicies(): readonly ClusterPolicy[] {
    return this.#policiesIn('');
  }

  policy(ref: {
    readonly kind: PolicyKindName;
    readonly namespace?: string;
    readonly name: string;
  }): ClusterPolicy | undefined {
    return this.#session?.policyStores
      .get(ref.kind)
      ?.store.get(ref.namespace, ref.name);
  }

  nodes(): readonly ClusterNode[] {
    return this.#session?.stores.Node.store.all() ?? [];
  }

  ciliumAgents(): readonly ClusterController[] {
    return this.#session?.stores.DaemonSet.store.all() ?? [];
  }

  ciliumOperators(): readonly ClusterController[] {
    return this.#session?.stores.Deployment.store.all() ?? [];
  }

  ciliumConfigs(): readonly ClusterCiliumConfig[] {
    return this.#session?.stores.ConfigMap.store.all() ?? [];
  }

  ciliumEndpoint(
    namespace: string,
    pod: string,
  ): ClusterCiliumEndpoint | undefined {
    return this.#session?.stores.CiliumEndpoint.store.get(namespace, pod);
  }

  onChange(listener: (changes: readonly ClusterChange[]) => void): () => void {
    this.#use();
    return this.#feed.subscribe(listener);
  }

  /** Ends the watches, for shutdown or because nobody asks any more. */
  stop(): void {
    clearInterval(this.#idleTimer);
    this.#idleTimer = undefined;
    this.#session?.stop();
    this.#session = undefined;
    this.#feed.clear();
  }

  #policiesIn(namespace: string): readonly ClusterPolicy[] {
    return [...(this.#session?.policyStores.values() ?? [])].flatMap(
      ({ store }) => store.in(namespace),
    );
  }

  #use(): ClusterSession {
    this.#usedAt = this.#options.now();
    if (this.#session) {
      return this.#session;
    }
    const session = new ClusterSession({
      ...this.#options,
      feed: this.#feed,
      onPolicyChange: change => this.#options.onPolicyChange(this.name, change),
    });
    this.#session = session;
    const { idleTimeoutMs } = this.#options;
    this.#idleTimer = setInterval(
      () => this.#stopWhenIdle(),
      Math.max(250, idleTimeoutMs / 4),
    );
    this.#idleTimer.unref();
    session.start();
    return session;
  }

  #stopWhenIdle(): void {
    const { now, idleTimeoutMs } = this.#options;
    const isUsed = this.#waiting > 0 || this.#feed.listeners > 0;
    if (!isUsed && now() - this.#usedAt > idleTimeoutMs) {
      this.stop();
    }
  }
}
