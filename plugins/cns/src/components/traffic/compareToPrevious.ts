/**
 * How a number of this range stands against the range before.
 *
 * @internal
 */
export interface Comparison {
  readonly trend: 'more' | 'less' | 'same';
  /** Relative change (0.5 is half as much again); absent when there was nothing before. */
  readonly change?: number;
}

/**
 * Compares a number with the same number of the previous range.
 *
 * @remarks
 * Differences below half a percent of the previous number are called the same: extrapolated counters are not more exact than that.
 *
 * @internal
 */
export function compareToPrevious(
  current: number,
  previous: number,
): Comparison {
  if (previous === 0) {
    return { trend: current > 0 ? 'more' : 'same' };
  }
  const change = (current - previous) / previous;
  if (Math.abs(change) < 0.005) {
    return { trend: 'same', change };
  }
  return { trend: change > 0 ? 'more' : 'less', change };
}
