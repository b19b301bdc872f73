/**
 * How the copy of one kind stands. `failing` has never been read; `stale` was read, but the server does not answer now.
 *
 * @internal
 */
export type ReflectorPhase =
  | 'loading'
  | 'live'
  | 'reconnecting'
  | 'stale'
  | 'polled'
  | 'not-served'
  | 'failing';

/** {@inheritDoc ReflectorPhase} @internal */
export interface ReflectorStatus {
  readonly phase: ReflectorPhase;
  /** What the last attempt failed with, while it matters. */
  readonly error?: unknown;
  /** Epoch milliseconds: since when it fails. */
  readonly failingSince?: number;
  /** Epoch milliseconds of the last complete list. */
  readonly listedAt?: number;
}
