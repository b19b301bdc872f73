/**
 * Turns half-open intervals in any order, overlapping or touching, into a flat sorted boundary list
 * `[start, end, start, end, ...]` of disjoint intervals. Empty intervals are dropped.
 *
 * @internal
 */
export function normalizeIntervals<T extends number | bigint>(
  intervals: readonly (readonly [start: T, end: T])[],
): T[] {
  const sorted = intervals
    .filter(([start, end]) => start < end)
    .sort((x, y) => (x[0] < y[0] ? -1 : Number(x[0] > y[0])));
  const result: T[] = [];
  for (const [start, end] of sorted) {
    const last = result.length - 1;
    if (last > 0 && start <= result[last]) {
      if (end > result[last]) result[last] = end;
    } else {
      result.push(start, end);
    }
  }
  return result;
}
