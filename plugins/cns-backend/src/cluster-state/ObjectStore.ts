/** What identifies an object of one kind. @internal */
export interface StoredObject {
  readonly namespace?: string;
  readonly name: string;
}

/** What happened to an object in the store. @internal */
export interface StoreChange<T> {
  readonly before?: T;
  readonly after?: T;
}

/**
 * The projected objects of one kind in one cluster, by namespace and name.
 *
 * @internal
 */
export class ObjectStore<T extends StoredObject> {
  readonly #equal: (a: T, b: T) => boolean;
  #byNamespace = new Map<string, Map<string, T>>();
  #size = 0;

  /**
   * @param equal - tells whether two versions of an object answer every question alike; then the older one stays and nothing has changed
   */
  constructor(equal: (a: T, b: T) => boolean) {
    this.#equal = equal;
  }

  get size(): number {
    return this.#size;
  }

  get(namespace: string | undefined, name: string): T | undefined {
    return this.#byNamespace.get(namespace ?? '')?.get(name);
  }

  in(namespace: string): readonly T[] {
    return [...(this.#byNamespace.get(namespace)?.values() ?? [])];
  }

  all(): readonly T[] {
    return [...this.#byNamespace.values()].flatMap(named => [
      ...named.values(),
    ]);
  }

  /** Adds or replaces one object; `undefined` when nothing has changed. */
  put(after: T): StoreChange<T> | undefined {
    const key = after.namespace ?? '';
    let named = this.#byNamespace.get(key);
    if (!named) {
      named = new Map();
      this.#byNamespace.set(key, named);
    }
    const before = named.get(after.name);
    if (before && this.#equal(before, after)) {
      return undefined;
    }
    named.set(after.name, after);
    this.#size += before ? 0 : 1;
    return { before, after };
  }

  /** Removes one object; `undefined` when it was not there. */
  remove(
    namespace: string | undefined,
    name: string,
  ): StoreChange<T> | undefined {
    const key = namespace ?? '';
    const named = this.#byNamespace.get(key);
    const before = named?.get(name);
    if (!named || !before) {
      return undefined;
    }
    named.delete(name);
    if (named.size === 0) {
      this.#byNamespace.delete(key);
    }
    this.#size -= 1;
    return { before };
  }

  /** Makes the store hold exactly these objects, and tells what that changed. */
  replaceAll(objects: readonly T[]): readonly StoreChange<T>[] {
    const changes: StoreChange<T>[] = [];
    const kept = new Set<T>();
    for (const object of objects) {
      const change = this.put(object);
      if (change) {
        changes.push(change);
      }
      const held = this.get(object.namespace, object.name);
      if (held) {
        kept.add(held);
      }
    }
    if (this.#size !== kept.size) {
      for (const object of this.all()) {
        if (!kept.has(object)) {
          const change = this.remove(object.namespace, object.name);
          if (change) {
            changes.push(change);
          }
        }
      }
    }
    return changes;
  }
}
