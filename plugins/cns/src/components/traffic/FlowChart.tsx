import { Button, Skeleton } from '@backstage/ui';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTexts } from '../shared/useTexts';
import { canDrawCharts } from './canDrawCharts';
import type { ChartMark } from './ChartMark';
import { ChartLegend } from './ChartLegend';
import { describeChart } from './describeChart';
import classes from './FlowChart.module.css';
import { FlowTable } from './FlowTable';
import { FlowTooltip } from './FlowTooltip';
import { toPlotData, type FlowSeries } from './toPlotData';

// The drawing library is loaded with the first chart and never by a page without one.
const FlowPlot = lazy(() =>
  import('./FlowPlot').then(module => ({ default: module.FlowPlot })),
);

const NO_MARKS: readonly ChartMark[] = [];

/** Properties of {@link FlowChart}. @internal */
export interface FlowChartProps {
  /** What the chart is about, for example *Inbound*. */
  readonly title: string;
  readonly series: FlowSeries;
  /** `compact`: two small lines without axes, legend and table, for cards. Default `full`. */
  readonly variant?: 'full' | 'compact';
  /** What happened in the range. Pass the same array again while nothing changed. */
  readonly marks?: readonly ChartMark[];
}

/**
 * Shows forwarded and dropped flow events per second over time, as a drawing, as a sentence and as a table.
 *
 * @remarks
 * The place of the drawing has its full height from the start, so that nothing moves when it arrives. Browsers that cannot draw get the table.
 *
 * @internal
 */
export function FlowChart(props: FlowChartProps) {
  const { title, series, variant = 'full', marks = NO_MARKS } = props;
  const t = useTexts();
  const [drawable] = useState(canDrawCharts);
  const [asTable, setAsTable] = useState(false);
  const data = useMemo(() => toPlotData(series), [series]);
  const compact = variant === 'compact';
  const height = compact ? 64 : 220;
  const sentence = describeChart(data, title, t);

  if (compact && !drawable) {
    return <p className={classes.sentence}>{sentence}</p>;
  }

  const form = asTable
    ? t('traffic.chart.asChart')
    : t('traffic.chart.asTable');
  const showTable = !drawable || asTable;
  return (
    <figure className={classes.chart}>
      {showTable ? (
        <FlowTable title={title} data={data} />
      ) : (
        <div role="img" aria-label={sentence}>
          <Suspense fallback={<Skeleton width="100%" height={height} />}>
            <FlowPlot
              data={data}
              height={height}
              compact={compact}
              marks={marks}
              renderTooltip={index => <FlowTooltip data={data} index={index} />}
            />
          </Suspense>
        </div>
      )}
      {!compact && (
        <figcaption className={classes.caption}>
          <ChartLegend marked={marks.length > 0} />
          {drawable && (
            <Button
              size="small"
              variant="secondary"
              onPress={() => setAsTable(!asTable)}
              aria-label={`${form}: ${title}`}
            >
              {form}
            </Button>
          )}
        </figcaption>
      )}
    </figure>
  );
}
