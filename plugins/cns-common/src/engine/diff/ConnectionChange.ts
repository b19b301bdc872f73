import {
  ConnectionPeer,
  ConnectionTraffic,
} from '../connections/ConnectionRow';

/**
 * One pair of ends between which something changed. `before` or `after` is missing where nothing was or is allowed.
 *
 * @public
 */
export interface ConnectionChange {
  readonly type: 'added' | 'removed' | 'changed';
  readonly from: ConnectionPeer;
  readonly to: ConnectionPeer;
  readonly before?: ConnectionTraffic;
  readonly after?: ConnectionTraffic;
}

/**
 * What a change adds and takes away.
 *
 * @public
 */
export interface ConnectionDiff {
  /** Sorted by the ids of both ends. */
  readonly changes: readonly ConnectionChange[];
  readonly workloadsAdded: readonly string[];
  readonly workloadsRemoved: readonly string[];
}
