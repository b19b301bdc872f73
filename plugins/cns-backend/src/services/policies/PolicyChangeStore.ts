import { PolicyKindName, PolicyRef } from 'backstage-plugin-cns-common';

/** A change of a policy that a watch has seen happen. @internal */
export interface PolicyChange {
  readonly cluster: string;
  readonly kind: PolicyKindName;
  /** Absent for cluster-scoped kinds. */
  readonly namespace?: string;
  readonly name: string;
  readonly uid: string;
  readonly resourceVersion: string;
  readonly change: 'created' | 'updated' | 'deleted';
  /** Field manager that made it, when the object says so. */
  readonly manager?: string;
  /** ISO 8601. */
  readonly seenAt: string;
}

/**
 * Remembers which policies changed when, beyond what a live object knows of itself.
 *
 * @internal
 */
export interface PolicyChangeStore {
  /** Adds changes; one that another replica has added already is left out. */
  add(changes: readonly PolicyChange[]): Promise<void>;
  /** Changes of one policy, newest first. */
  list(ref: PolicyRef, limit: number): Promise<readonly PolicyChange[]>;
  /** Forgets what is older than the given time (epoch milliseconds), and the oldest beyond a number of rows. */
  prune(options: {
    readonly olderThan: number;
    readonly maximumRows: number;
  }): Promise<void>;
}
