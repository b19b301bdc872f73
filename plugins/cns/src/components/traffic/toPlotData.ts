import { PlotData, PlotValues } from './PlotData';

/** One direction of a place's traffic, as the backend answers it. @internal */
export interface FlowSeries {
  /** Epoch seconds, ascending. */
  readonly times: readonly number[];
  readonly stepSeconds: number;
  /** Flow events per second; `null` is a gap. */
  readonly forwarded: readonly (number | null)[];
  readonly dropped: readonly (number | null)[];
}

/**
 * Aligns both lines to their moments, and makes a missing moment a visible gap.
 *
 * @remarks
 * A line must not be drawn across time in which nothing was measured. Where two moments are further apart than one and a half steps, a
 * moment without values is put between them. A value that is absent or not finite is a gap, never 0.
 *
 * @internal
 */
export function toPlotData(series: FlowSeries): PlotData {
  const times: number[] = [];
  const forwarded: PlotValues = [];
  const dropped: PlotValues = [];
  series.times.forEach((time, index) => {
    const before = series.times[index - 1];
    if (before !== undefined && time - before > series.stepSeconds * 1.5) {
      times.push(before + series.stepSeconds);
      forwarded.push(null);
      dropped.push(null);
    }
    times.push(time);
    forwarded.push(valueOrGap(series.forwarded[index]));
    dropped.push(valueOrGap(series.dropped[index]));
  });
  return [times, forwarded, dropped];
}

function valueOrGap(value: number | null | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
