import { Clock } from './Clock';
import { EventLog, ObjectChange } from './EventLog';
import { KubernetesObject } from './KubernetesObject';
import { SortedTable } from './SortedTable';

/** Called after each change, in order. @public */
export type ChangeListener = (change: ObjectChange) => void;

/**
 * Everything that a cluster's API server stores, with one version counter and a bounded history per resource.
 *
 * @remarks
 * Resources are named by `ResourceKind.id`: `pods`, `networkpolicies.networking.k8s.io`. The store checks nothing; what
 * the API refuses is decided in `src/kubernetes`. Objects are replaced, never changed.
 *
 * @public
 */
export class ObjectStore {
  readonly #clock: Clock;
  readonly #historyLimit: number;
  readonly #tables = new Map<string, SortedTable>();
  readonly #logs = new Map<string, EventLog>();
  readonly #listeners = new Map<string, Set<ChangeListener>>();
  // A version above zero from the start: to Kubernetes "0" means "any version".
  #version = 1000;

  /** @param historyLimit - how many changes per resource can at least be watched from the past. */
  constructor(clock: Clock, historyLimit = 1000) {
    this.#clock = clock;
    this.#historyLimit = historyLimit;
  }

  /** The version of the last change. */
  get version(): number {
    return this.#version;
  }

  get(
    resource: string,
    namespace: string | undefined,
    name: string,
  ): KubernetesObject | undefined {
    return this.#tables.get(resource)?.get(objectKey(namespace, name));
  }

  /** How many objects of a resource there are. */
  count(resource: string): number {
    return this.#tables.get(resource)?.size ?? 0;
  }

  /** All objects of a resource, or of one namespace, ordered by namespace and name. */
  list(resource: string, namespace?: string): readonly KubernetesObject[] {
    const table = this.#tables.get(resource);
    if (!table) return [];
    const found: KubernetesObject[] = [];
    const prefix = namespace === undefined ? '' : `${namespace}/`;
    const keys = table.keys();
    for (let i = table.lowerBound(prefix); i < keys.length; i += 1) {
      if (!keys[i].startsWith(prefix)) break;
      const object = table.get(keys[i]);
      if (object) found.push(object);
    }
    return found;
  }

  /** Adds or replaces an object; gives it the next version. Returns it as stored. */
  put(resource: string, object: KubernetesObject): KubernetesObject {
    const key = objectKey(object.metadata.namespace, object.metadata.name);
    const previous = this.table(resource).get(key);
    const stored = this.#withNextVersion(object);
    this.table(resource).set(key, stored);
    this.#record({
      type: previous ? 'MODIFIED' : 'ADDED',
      resource,
      version: this.#version,
      at: this.#clock.now(),
      object: stored,
      ...(previous ? { previous } : {}),
    });
    return stored;
  }

  /** Removes an object. Returns its last state, or `undefined` if there was none. */
  remove(
    resource: string,
    namespace: string | undefined,
    name: string,
  ): KubernetesObject | undefined {
    const key = objectKey(namespace, name);
    const previous = this.#tables.get(resource)?.get(key);
    if (!previous) return undefined;
    this.table(resource).delete(key);
    const object = this.#withNextVersion(previous);
    this.#record({
      type: 'DELETED',
      resource,
      version: this.#version,
      at: this.#clock.now(),
      object,
      previous,
    });
    return object;
  }

  /**
   * Puts objects of the beginning in place without history: nobody can have watched them.
   *
   * @remarks
   * Watching from a version before the load therefore gives 410, as on a server whose history has been compacted.
   */
  load(resource: string, objects: Iterable<KubernetesObject>): void {
    const stored: [string, KubernetesObject][] = [];
    for (const object of objects) {
      stored.push([
        objectKey(object.metadata.namespace, object.metadata.name),
        this.#withNextVersion(object),
      ]);
    }
    this.table(resource).load(stored);
    this.log(resource).compact(this.#version);
  }

  /** Forgets the history of every resource, as etcd's compaction does. */
  compact(): void {
    for (const log of this.#logs.values()) log.compact(this.#version);
  }

  /** Changes of a resource after a version, or `undefined` when they are no longer known (410 Gone). */
  changesAfter(
    resource: string,
    version: number,
  ): readonly ObjectChange[] | undefined {
    return this.log(resource).after(version);
  }

  /** Hears every further change of a resource. Returns a function that ends it. */
  subscribe(resource: string, listener: ChangeListener): () => void {
    const listeners = this.#listeners.get(resource) ?? new Set();
    this.#listeners.set(resource, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** @internal */
  table(resource: string): SortedTable {
    const table = this.#tables.get(resource) ?? new SortedTable();
    this.#tables.set(resource, table);
    return table;
  }

  /** @internal */
  log(resource: string): EventLog {
    const log = this.#logs.get(resource) ?? new EventLog(this.#historyLimit);
    this.#logs.set(resource, log);
    return log;
  }

  #withNextVersion(object: KubernetesObject): KubernetesObject {
    this.#version += 1;
    return {
      ...object,
      metadata: { ...object.metadata, resourceVersion: String(this.#version) },
    };
  }

  #record(change: ObjectChange): void {
    this.log(change.resource).append(change);
    for (const listener of this.#listeners.get(change.resource) ?? []) {
      listener(change);
    }
  }
}

/** The key under which an object is stored and sorted. @internal */
export function objectKey(namespace: string | undefined, name: string): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}
