import { ReactNode, useEffect, useRef, useState } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { ChartMark } from './ChartMark';
import { createPlotOptions, PlotPointer } from './createPlotOptions';
import classes from './FlowChart.module.css';
import { PlotData } from './PlotData';
import { readChartColors } from './readChartColors';

/** Properties of {@link FlowPlot}. @internal */
export interface FlowPlotProps {
  readonly data: PlotData;
  /** CSS pixels. */
  readonly height: number;
  readonly compact: boolean;
  readonly marks: readonly ChartMark[];
  /** What to show beside the pointer for the moment with this index. */
  readonly renderTooltip: (index: number) => ReactNode;
}

/**
 * Draws forwarded and dropped flow events per second on a canvas.
 *
 * @remarks
 * The only module that loads the drawing library; import it lazily. It says nothing to a screen reader: its owner gives the sentence and the table.
 *
 * @internal
 */
export function FlowPlot(props: FlowPlotProps) {
  const { data, height, compact, marks, renderTooltip } = props;
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot>();
  const latest = useRef({ data, marks });
  latest.current = { data, marks };
  const [pointer, setPointer] = useState<PlotPointer>();

  useEffect(() => {
    const element = host.current;
    if (!element) {
      return undefined;
    }
    let colors = readChartColors(element);
    const created = new UPlot(
      createPlotOptions({
        width: element.clientWidth,
        height,
        compact,
        colors: () => colors,
        marks: () => latest.current.marks,
        font: `12px ${getComputedStyle(element).fontFamily}`,
        onPointer: setPointer,
      }),
      latest.current.data,
      element,
    );
    plot.current = created;

    const resize = new ResizeObserver(() => {
      if (element.clientWidth > 0 && element.clientWidth !== created.width) {
        created.setSize({ width: element.clientWidth, height });
      }
    });
    resize.observe(element);

    // Backstage marks the chosen theme on the body; a canvas has to be told.
    const theme = new MutationObserver(() => {
      colors = readChartColors(element);
      created.redraw(false);
    });
    for (const node of [document.documentElement, document.body]) {
      theme.observe(node, {
        attributeFilter: [
          'class',
          'style',
          'data-theme-mode',
          'data-theme-name',
        ],
      });
    }

    return () => {
      resize.disconnect();
      theme.disconnect();
      created.destroy();
      plot.current = undefined;
    };
  }, [height, compact]);

  useEffect(() => {
    plot.current?.setData(data);
  }, [data]);

  useEffect(() => {
    plot.current?.redraw(false);
  }, [marks]);

  return (
    <div className={classes.plot} style={{ height }} aria-hidden>
      <div ref={host} className={classes.canvas} />
      {pointer && pointer.index < data[0].length && (
        <div
          className={classes.tooltip}
          style={tooltipPlace(pointer, host.current?.clientWidth ?? 0)}
        >
          {renderTooltip(pointer.index)}
        </div>
      )}
    </div>
  );
}

/** Keeps the tooltip on the side of the pointer where there is more room. */
function tooltipPlace(pointer: PlotPointer, width: number) {
  return pointer.left > width / 2
    ? { right: width - pointer.left + 12 }
    : { left: pointer.left + 12 };
}
