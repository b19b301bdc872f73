import { KubernetesObject } from './KubernetesObject';

/**
 * The objects of one resource, ordered by key as etcd orders them, so that pages and namespaces are ranges.
 *
 * @remarks
 * Keys are sorted on the first read after a bulk load and kept sorted by insertion afterwards.
 *
 * @internal
 */
export class SortedTable {
  readonly #objects = new Map<string, KubernetesObject>();
  #keys: string[] = [];
  #sorted = true;

  get size(): number {
    return this.#objects.size;
  }

  get(key: string): KubernetesObject | undefined {
    return this.#objects.get(key);
  }

  set(key: string, object: KubernetesObject): void {
    if (!this.#objects.has(key)) {
      // Inserting moves the keys behind it, which for one change is cheap and for a bulk load would be quadratic.
      if (this.#sorted) this.#keys.splice(this.lowerBound(key), 0, key);
      else this.#keys.push(key);
    }
    this.#objects.set(key, object);
  }

  /** Adds many objects at once. */
  load(entries: Iterable<readonly [string, KubernetesObject]>): void {
    this.#sorted = false;
    for (const [key, object] of entries) this.set(key, object);
  }

  delete(key: string): void {
    if (!this.#objects.delete(key)) return;
    this.#keys.splice(this.lowerBound(key), 1);
  }

  /** Keys in order; do not keep across changes. */
  keys(): readonly string[] {
    if (!this.#sorted) {
      this.#keys.sort((a, b) => (a < b ? -1 : Number(a > b)));
      this.#sorted = true;
    }
    return this.#keys;
  }

  /** Position of the first key that is not less than the given one. */
  lowerBound(key: string): number {
    const keys = this.keys();
    let low = 0;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (keys[middle] < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
