import { PolicyKindName } from 'backstage-plugin-cns-common';
import { KubernetesClient } from '../clients/kubernetes/KubernetesClient';
import { textAt } from '../clients/kubernetes/fields';
import { BackoffOptions } from './Backoff';
import { ChangeFeed } from './ChangeFeed';
import { ClusterPolicy } from './ClusterObjects';
import { ClusterKind } from './ClusterStateReader';
import {
  createClusterStores,
  createPolicyStore,
  ProjectedStore,
} from './ClusterStores';
import { KindDiscovery } from './KindDiscovery';
import { KindReflector } from './KindReflector';
import { StoreChange, StoredObject } from './ObjectStore';
import { PodIdIndex } from './PodIdIndex';
import { isStatusOnly } from './projectPolicy';
import { ReflectorStatus } from './ReflectorStatus';
import { WATCHED_KINDS, WatchedKind } from './watchedKinds';

/** A change of a policy that the watch has seen happen. @internal */
export interface SeenPolicyChange {
  readonly change: 'created' | 'updated' | 'deleted';
  /** As it is now; for `deleted` as it was. */
  readonly policy: ClusterPolicy;
}

/** What a {@link ClusterSession} needs. @internal */
export interface ClusterSessionOptions {
  readonly client: KubernetesClient;
  readonly feed: ChangeFeed;
  readonly pollIntervalMs: number;
  readonly backoff: BackoffOptions;
  readonly now: () => number;
  /** Must return at once; what it starts must never matter to the watch. */
  readonly onPolicyChange: (change: SeenPolicyChange) => void;
}

interface AnyReflector {
  readonly kind: ClusterKind;
  readonly status: ReflectorStatus;
  readonly settled: boolean;
  run(signal: AbortSignal): Promise<void>;
}

/**
 * One stretch of watching a cluster: from the first list to the moment when nobody needs it any more. Holds all copies.
 *
 * @internal
 */
export class ClusterSession {
  readonly stores = createClusterStores();
  readonly policyStores = new Map<
    PolicyKindName,
    ProjectedStore<ClusterPolicy>
  >();
  readonly podIds = new PodIdIndex();
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly #options: ClusterSessionOptions;
  readonly #discovery: KindDiscovery;
  readonly #reflectors = new Map<ClusterKind, AnyReflector>();
  readonly #stop = new AbortController();
  #version: string | undefined;
  #onSettled: () => void = () => {};
  readonly #settled = new Promise<void>(resolve => {
    this.#onSettled = resolve;
  });

  constructor(options: ClusterSessionOptions) {
    this.#options = options;
    this.startedAt = options.now();
    this.#discovery = new KindDiscovery(options);
    for (const kind of WATCHED_KINDS) {
      this.#reflectors.set(kind.kind, this.#reflector(kind));
    }
  }

  /** `gitVersion` of the API server, once it has said it. */
  get version(): string | undefined {
    return this.#version;
  }

  /** Resolves when each kind was read once, or could not be. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  status(kind: ClusterKind): ReflectorStatus {
    return this.#reflectors.get(kind)?.status ?? { phase: 'loading' };
  }

  statuses(): readonly (ReflectorStatus & { readonly kind: ClusterKind })[] {
    return [...this.#reflectors.values()].map(reflector => ({
      ...reflector.status,
      kind: reflector.kind,
    }));
  }

  start(): void {
    const { signal } = this.#stop;
    for (const reflector of this.#reflectors.values()) {
      // `run` never rejects.
      void reflector.run(signal);
    }
    this.#options.client.get('/version', { signal }).then(
      answer => {
        this.#version = textAt(answer, 'gitVersion');
      },
      () => {
        // The version is an extra; that the cluster does not answer shows in the lists.
      },
    );
  }

  stop(): void {
    this.#stop.abort();
    this.#onSettled();
  }

  #reflector(kind: (typeof WATCHED_KINDS)[number]): AnyReflector {
    switch (kind.kind) {
      case 'Pod':
        return this.#reflect(kind, this.stores.Pod, changes => {
          for (const change of changes) {
            this.podIds.apply(change);
          }
        });
      case 'Namespace':
        return this.#reflect(kind, this.stores.Namespace);
      case 'Node':
        return this.#reflect(kind, this.stores.Node);
      case 'ConfigMap':
        return this.#reflect(kind, this.stores.ConfigMap);
      case 'DaemonSet':
        return this.#reflect(kind, this.stores.DaemonSet);
      case 'Deployment':
        return this.#reflect(kind, this.stores.Deployment);
      case 'CiliumEndpoint':
        return this.#reflect(kind, this.stores.CiliumEndpoint);
      default: {
        const projected = createPolicyStore(kind.kind, kind);
        this.policyStores.set(kind.kind, projected);
        return this.#reflect(kind, projected, (changes, initial) => {
          if (!initial) {
            changes.forEach(change => this.#tell(change));
          }
        });
      }
    }
  }

  #reflect<T extends StoredObject>(
    kind: WatchedKind,
    { project, store }: ProjectedStore<T>,
    onChanges?: (changes: readonly StoreChange<T>[], initial: boolean) => void,
  ): AnyReflector {
    const { feed } = this.#options;
    return new KindReflector<T>({
      ...this.#options,
      kind,
      project,
      store,
      isServed: signal => this.#discovery.isServed(kind, signal),
      onStatus: () => {
        feed.publish({ topic: 'freshness' });
        this.#checkSettled();
      },
      onChanges: (changes, initial) => {
        onChanges?.(changes, initial);
        for (const namespace of namespacesOf(kind, changes)) {
          for (const topic of kind.topics) {
            feed.publish({ topic, namespace });
          }
        }
      },
    });
  }

  #checkSettled(): void {
    if ([...this.#reflectors.values()].every(({ settled }) => settled)) {
      this.#onSettled();
    }
  }

  #tell({ before, after }: StoreChange<ClusterPolicy>): void {
    const { onPolicyChange } = this.#options;
    if (before && after && isStatusOnly(before, after)) {
      return;
    }
    if (after) {
      onPolicyChange({
        // The same name with another uid is another object.
        change: before && before.uid === after.uid ? 'updated' : 'created',
        policy: after,
      });
    } else if (before) {
      onPolicyChange({ change: 'deleted', policy: before });
    }
  }
}

// A change of a Namespace object concerns what is in it; of Cilium's own objects it concerns the whole cluster.
function namespacesOf(
  kind: WatchedKind,
  changes: readonly StoreChange<StoredObject>[],
): ReadonlySet<string | undefined> {
  return new Set(
    changes.map(({ before, after }) => {
      const object = after ?? before;
      switch (kind.kind) {
        case 'Namespace':
          return object?.name;
        case 'ConfigMap':
        case 'DaemonSet':
        case 'Deployment':
          return undefined;
        default:
          return object?.namespace;
      }
    }),
  );
}
