/**
 * Where the lab gets its time from, so that tests can hold it still and move it.
 *
 * @public
 */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /**
   * Runs `task` once, `delayMs` from now.
   *
   * @returns a function that cancels it; harmless after it ran.
   */
  schedule(delayMs: number, task: () => void): () => void;
}
