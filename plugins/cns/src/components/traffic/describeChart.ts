import type { Texts } from '../shared/useTexts';
import { formatMoment } from './formatMoment';
import { formatRate } from './formatRate';
import type { PlotData } from './PlotData';
import { spansDays } from './spansDays';
import { summarizeSeries, type LineSummary } from './summarizeSeries';

/**
 * Says in a sentence what a chart shows: the span, average and highest value of each line, and what is missing.
 *
 * @internal
 */
export function describeChart(data: PlotData, title: string, t: Texts): string {
  const summary = summarizeSeries(data);
  if (summary.from === undefined || summary.to === undefined) {
    return t('traffic.chart.noMoments', { title });
  }
  const withDate = spansDays(data);
  return t('traffic.chart.inWords', {
    title,
    from: formatMoment(summary.from, { withDate }),
    to: formatMoment(summary.to, { withDate }),
    forwarded: describeLine(
      summary.forwarded,
      numbers => t('traffic.chart.forwardedInWords', numbers),
      () => t('traffic.chart.forwardedUnknown'),
    ),
    dropped: describeLine(
      summary.dropped,
      numbers => t('traffic.chart.droppedInWords', numbers),
      () => t('traffic.chart.droppedUnknown'),
    ),
    gaps:
      summary.gaps > 0
        ? t('traffic.chart.gapsInWords', {
            gaps: String(summary.gaps),
            moments: String(summary.moments),
          })
        : '',
  }).trim();
}

function describeLine(
  line: LineSummary,
  known: (numbers: { average: string; highest: string }) => string,
  unknown: () => string,
): string {
  return line.average === undefined || line.highest === undefined
    ? unknown()
    : known({
        average: formatRate(line.average),
        highest: formatRate(line.highest),
      });
}
