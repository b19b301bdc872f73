import { KubernetesObject } from './KubernetesObject';

/**
 * One change of one object.
 *
 * @public
 */
export interface ObjectChange {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  /** `ResourceKind.id`. */
  readonly resource: string;
  /** Position in the cluster's history. */
  readonly version: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** As it is after the change; for DELETED as it was last, with the version of the deletion. */
  readonly object: KubernetesObject;
  /** As it was before; absent for ADDED. */
  readonly previous?: KubernetesObject;
}

/**
 * The recent changes of one resource, oldest first, bounded: what lies further back is forgotten, as etcd's compaction
 * does, so that a client that comes too late really gets 410.
 *
 * @internal
 */
export class EventLog {
  readonly #limit: number;
  #changes: ObjectChange[] = [];
  #compactedTo = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  append(change: ObjectChange): void {
    this.#changes.push(change);
    // Dropped in batches, so that the cost per change stays constant.
    if (this.#changes.length > this.#limit * 2) {
      this.compact(
        this.#changes[this.#changes.length - this.#limit - 1].version,
      );
    }
  }

  /** Forgets everything up to and including that version. */
  compact(version: number): void {
    this.#compactedTo = Math.max(this.#compactedTo, version);
    this.#changes = this.#changes.slice(this.#indexAfter(version));
  }

  /** Changes after `version`, or `undefined` if some of them are forgotten. */
  after(version: number): readonly ObjectChange[] | undefined {
    return version < this.#compactedTo
      ? undefined
      : this.#changes.slice(this.#indexAfter(version));
  }

  #indexAfter(version: number): number {
    let low = 0;
    let high = this.#changes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#changes[middle].version <= version) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
