/**
 * Combines two sets of half-open intervals, given as flat sorted boundary lists `[start, end, start, end, ...]`.
 *
 * @remarks
 * One sweep over both lists; `keep` says whether a stretch that lies inside neither, one or both belongs to the result.
 * `keep(false, false)` must be false, since the universe is not known here. Works for numbers (ports) and bigints
 * (addresses) alike, because half-open boundaries need comparison only.
 *
 * @internal
 */
export function combineIntervals<T extends number | bigint>(
  a: readonly T[],
  b: readonly T[],
  keep: (inA: boolean, inB: boolean) => boolean,
): T[] {
  const result: T[] = [];
  let i = 0;
  let j = 0;
  let kept = false;
  while (i < a.length || j < b.length) {
    const nextA = a[i];
    const nextB = b[j];
    const fromA = j >= b.length || (i < a.length && nextA <= nextB);
    const at = fromA ? nextA : nextB;
    if (i < a.length && nextA === at) i++;
    if (j < b.length && nextB === at) j++;
    // An odd number of passed boundaries means that the sweep is inside an interval.
    const keepNow = keep(i % 2 === 1, j % 2 === 1);
    if (keepNow !== kept) {
      result.push(at);
      kept = keepNow;
    }
  }
  return result;
}
