import { Clock, Cluster, KubernetesObject, ObjectChange } from '../../world';
import { ENDPOINTS } from './ClusterTopology';
import { POLICY_RESOURCES } from './listPolicies';
import { readField } from './readField';

/** Pods come and go in crowds; their changes are worked in together, at most this often. */
const PODS_EVERY_MS = 5_000;

/** What changed: only policies, or also what they are applied to. @internal */
export type ChangeScope = 'policies' | 'everything';

/**
 * Calls back when something changed that decides what Hubble counts: a policy, a namespace's labels, Cilium's
 * settings, or where pods run and how they are labelled.
 *
 * @remarks
 * Changes made in one go are one call, with the time of the first. `flush` makes the call that is due at once.
 *
 * @internal
 */
export class ChangeWatch {
  readonly #clock: Clock;
  readonly #update: (atMs: number, scope: ChangeScope) => void;
  #scope: ChangeScope = 'policies';
  #changedAt: number | undefined;
  #podsChangedAt: number | undefined;
  #podsDue: (() => void) | undefined;

  constructor(
    clock: Clock,
    cluster: Cluster,
    update: (atMs: number, scope: ChangeScope) => void,
  ) {
    this.#clock = clock;
    this.#update = update;
    const { objects } = cluster;
    for (const resource of POLICY_RESOURCES) {
      objects.subscribe(resource, change => {
        if (differs(change, 'spec') || differs(change, 'specs')) {
          this.#soon(change.at, 'policies');
        }
      });
    }
    objects.subscribe('namespaces', change => {
      if (labelsDiffer(change)) {
        this.#soon(change.at, 'everything');
      }
    });
    objects.subscribe('configmaps', change => {
      if (change.object.metadata.name === 'cilium-config') {
        this.#soon(change.at, 'everything');
      }
    });
    objects.subscribe('daemonsets.apps', change => {
      if (
        change.object.metadata.name === 'cilium' &&
        change.type !== 'MODIFIED'
      ) {
        this.#soon(change.at, 'everything');
      }
    });
    objects.subscribe(ENDPOINTS, change => {
      if (change.type !== 'MODIFIED') {
        this.#afterAWhile(change.at);
      }
    });
    objects.subscribe('pods', change => {
      if (
        labelsDiffer(change) ||
        nodeOf(change.object) !== nodeOf(change.previous)
      ) {
        this.#afterAWhile(change.at);
      }
    });
  }

  flush(): void {
    const atMs = this.#changedAt ?? this.#podsChangedAt;
    if (atMs === undefined) {
      return;
    }
    this.#changedAt = undefined;
    this.#podsChangedAt = undefined;
    this.#podsDue?.();
    this.#podsDue = undefined;
    const scope = this.#scope;
    this.#scope = 'policies';
    this.#update(atMs, scope);
  }

  #soon(atMs: number, scope: ChangeScope): void {
    if (scope === 'everything') {
      this.#scope = scope;
    }
    this.#changedAt ??= atMs;
    queueMicrotask(() => this.flush());
  }

  #afterAWhile(atMs: number): void {
    this.#scope = 'everything';
    this.#podsChangedAt ??= atMs;
    this.#podsDue ??= this.#clock.schedule(PODS_EVERY_MS, () => this.flush());
  }
}

function differs(change: ObjectChange, field: string): boolean {
  return (
    change.type !== 'MODIFIED' ||
    JSON.stringify(change.object[field]) !==
      JSON.stringify(change.previous?.[field])
  );
}

function labelsDiffer(change: ObjectChange): boolean {
  return (
    change.type !== 'MODIFIED' ||
    JSON.stringify(change.object.metadata.labels) !==
      JSON.stringify(change.previous?.metadata.labels)
  );
}

function nodeOf(object: KubernetesObject | undefined): unknown {
  return readField(object, 'spec', 'nodeName');
}
