import { PlotData } from './PlotData';

/** What a line says in numbers, for those who cannot see it. @internal */
export interface LineSummary {
  /** Flow events per second; absent when nothing was measured. */
  readonly average?: number;
  readonly highest?: number;
}

/** What a chart says in numbers. @internal */
export interface SeriesSummary {
  /** Epoch seconds; absent when there are no moments at all. */
  readonly from?: number;
  readonly to?: number;
  readonly forwarded: LineSummary;
  readonly dropped: LineSummary;
  /** Moments at which neither line has a value, and all moments. */
  readonly gaps: number;
  readonly moments: number;
}

/**
 * Sums a chart up: first and last moment, average and highest value of each line, and how much is missing.
 *
 * @internal
 */
export function summarizeSeries(data: PlotData): SeriesSummary {
  const [times, forwarded, dropped] = data;
  return {
    from: times[0],
    to: times[times.length - 1],
    forwarded: summarizeLine(forwarded),
    dropped: summarizeLine(dropped),
    gaps: times.filter(
      (_, index) => forwarded[index] === null && dropped[index] === null,
    ).length,
    moments: times.length,
  };
}

function summarizeLine(values: readonly (number | null)[]): LineSummary {
  let count = 0;
  let sum = 0;
  let highest = 0;
  for (const value of values) {
    if (value !== null) {
      count += 1;
      sum += value;
      highest = Math.max(highest, value);
    }
  }
  return count === 0 ? {} : { average: sum / count, highest };
}
