/**
 * Finds the values that have a gap on both sides: a line through them has no length, so they are drawn as dots.
 *
 * @internal
 */
export function findIsolatedPoints(
  values: readonly (number | null)[],
): number[] {
  const isGap = (index: number) => typeof values[index] !== 'number';
  return values
    .map((_, index) => index)
    .filter(index => !isGap(index) && isGap(index - 1) && isGap(index + 1));
}
