import { useTexts } from '../shared/useTexts';
import { formatMoment } from './formatMoment';
import { formatRate } from './formatRate';
import type { PlotData } from './PlotData';
import { spansDays } from './spansDays';

/**
 * What the chart says at one moment, beside the pointer.
 *
 * @internal
 */
export function FlowTooltip(props: {
  readonly data: PlotData;
  readonly index: number;
}) {
  const { data, index } = props;
  const t = useTexts();
  const [times, forwarded, dropped] = data;
  const time = times[index];
  const rate = (value: number | null | undefined) =>
    typeof value === 'number' ? formatRate(value) : t('traffic.chart.gap');
  if (time === undefined) {
    return null;
  }
  return (
    <>
      <div>{formatMoment(time, { withDate: spansDays(data) })}</div>
      <div>
        {t('traffic.chart.forwarded')} {rate(forwarded[index])}
      </div>
      <div>
        {t('traffic.chart.dropped')} {rate(dropped[index])}
      </div>
    </>
  );
}
