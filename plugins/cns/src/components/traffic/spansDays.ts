import type { PlotData } from './PlotData';

/**
 * Tells whether a chart covers more than a day, so that the time of day alone would be ambiguous.
 *
 * @internal
 */
export function spansDays(data: PlotData): boolean {
  const [times] = data;
  const first = times[0];
  const last = times[times.length - 1];
  return first !== undefined && last !== undefined && last - first >= 86_400;
}
