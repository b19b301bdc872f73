import type uPlot from 'uplot';
import { ChartColors } from './ChartColors';
import { ChartMark } from './ChartMark';
import { findIsolatedPoints } from './findIsolatedPoints';
import { formatRate } from './formatRate';
import { formatTimeTicks } from './formatTimeTicks';

/** What the options need; functions are asked at each drawing, so that a changed theme or mark needs no new plot. @internal */
export interface PlotOptionsInput {
  readonly width: number;
  readonly height: number;
  /** Two small lines without axes, for cards. */
  readonly compact: boolean;
  readonly colors: () => ChartColors;
  readonly marks: () => readonly ChartMark[];
  readonly font: string;
  /** The pointer is over the moment with this index, at this many CSS pixels from the left; nothing when it left. */
  readonly onPointer: (pointer: PlotPointer | undefined) => void;
}

/** Where the pointer is. @internal */
export interface PlotPointer {
  readonly index: number;
  readonly left: number;
}

/**
 * Makes the options of the drawing library for a chart of forwarded and dropped flow events per second.
 *
 * @internal
 */
export function createPlotOptions(input: PlotOptionsInput): uPlot.Options {
  const { colors, compact } = input;
  return {
    width: input.width,
    height: input.height,
    legend: { show: false },
    cursor: {
      x: true,
      y: false,
      drag: { x: false, y: false },
      points: { size: 6 },
    },
    // Half a line's width of room, so that lines at the upper and lower edge are not cut.
    padding: compact ? [2, 2, 2, 2] : [8, 24, 0, 0],
    scales: {
      x: { time: true },
      y: { range: (_plot, _min, max) => [0, max > 0 ? max * 1.1 : 1] },
    },
    axes: compact ? [{ show: false }, { show: false }] : axes(input),
    series: [
      {},
      line({ stroke: () => colors().forwarded, width: 1.5 }),
      line({
        stroke: () => colors().dropped,
        width: 2,
        fill: () => colors().droppedArea,
      }),
    ],
    hooks: {
      draw: [plot => drawMarks(plot, input)],
      setCursor: [
        plot => {
          const { idx, left } = plot.cursor;
          input.onPointer(
            typeof idx === 'number' && typeof left === 'number' && left >= 0
              ? { index: idx, left: left + plot.over.offsetLeft }
              : undefined,
          );
        },
      ],
    },
  };
}

function line(series: uPlot.Series): uPlot.Series {
  return {
    ...series,
    spanGaps: false,
    points: {
      show: true,
      size: 5,
      // The library takes typed arrays as well; ours are plain.
      filter: (plot, seriesIndex) =>
        findIsolatedPoints(Array.from(plot.data[seriesIndex] ?? [], toValue)),
    },
  };
}

function toValue(value: number | null | undefined): number | null {
  return value ?? null;
}

function axes(input: PlotOptionsInput): uPlot.Axis[] {
  const shared = {
    stroke: () => input.colors().text,
    font: input.font,
    grid: { stroke: () => input.colors().grid, width: 1 },
    ticks: { show: false },
  };
  return [
    {
      ...shared,
      grid: { show: false },
      size: 28,
      space: 72,
      values: (_plot, splits, _axis, _space, step) =>
        formatTimeTicks(splits, step),
    },
    {
      ...shared,
      space: 36,
      size: (_plot, values) =>
        20 +
        7 * Math.max(3, ...(values ?? []).map(value => String(value).length)),
      values: (_plot, splits) => splits.map(split => formatRate(split)),
    },
  ];
}

function drawMarks(plot: uPlot, input: PlotOptionsInput): void {
  const { ctx, bbox } = plot;
  const { min, max } = plot.scales.x ?? {};
  if (typeof min !== 'number' || typeof max !== 'number') {
    return;
  }
  ctx.save();
  ctx.strokeStyle = input.colors().mark;
  ctx.lineWidth = 1;
  ctx.setLineDash([4, 4]);
  for (const mark of input.marks()) {
    if (mark.at >= min && mark.at <= max) {
      const left = Math.round(plot.valToPos(mark.at, 'x', true)) + 0.5;
      ctx.beginPath();
      ctx.moveTo(left, bbox.top);
      ctx.lineTo(left, bbox.top + bbox.height);
      ctx.stroke();
    }
  }
  ctx.restore();
}
