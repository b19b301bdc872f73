import { Clock, Random } from '../../world';

/**
 * What every part of a scenario is made from.
 *
 * @internal
 */
export interface BuildContext {
  readonly clock: Clock;
  readonly random: Random;
  /** Milliseconds since the epoch; ages are counted back from here. */
  readonly startedAt: number;
}

/** Ages in seconds. @internal */
export const MINUTE = 60;
/** Ages in seconds. @internal */
export const HOUR = 60 * MINUTE;
/** Ages in seconds. @internal */
export const DAY = 24 * HOUR;
