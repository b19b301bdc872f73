import type { Freshness } from 'backstage-plugin-cns-common';

const WORST_FIRST = [
  'stale',
  'reconnecting',
  'loading',
  'polled',
  'live',
] as const satisfies readonly Freshness['state'][];

/**
 * Of several parts of a page, the one to name: the worst state; among equals the one that changed last, except that for stale parts it is the oldest.
 *
 * @internal
 */
export function pickFreshness(
  parts: readonly Freshness[],
): Freshness | undefined {
  for (const state of WORST_FIRST) {
    const same = parts
      .filter(part => part.state === state)
      .sort((a, b) => timeOf(b) - timeOf(a));
    if (same.length > 0) {
      return state === 'stale' ? same[same.length - 1] : same[0];
    }
  }
  return undefined;
}

function timeOf(part: Freshness): number {
  const time = part.at === undefined ? NaN : Date.parse(part.at);
  return Number.isNaN(time) ? 0 : time;
}
