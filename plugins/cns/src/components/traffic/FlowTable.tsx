import { useTexts } from '../shared/useTexts';
import tableClasses from './DataTable.module.css';
import { formatMoment } from './formatMoment';
import { formatRate } from './formatRate';
import type { PlotData } from './PlotData';
import { spansDays } from './spansDays';

/**
 * The numbers of a chart as a table, newest first.
 *
 * @internal
 */
export function FlowTable(props: {
  readonly title: string;
  readonly data: PlotData;
}) {
  const { title, data } = props;
  const t = useTexts();
  const [times, forwarded, dropped] = data;
  const withDate = spansDays(data);
  const caption = t('traffic.chart.tableCaption', { title });
  const cell = (value: number | null | undefined) =>
    typeof value === 'number' ? formatRate(value) : t('traffic.chart.gap');
  return (
    // Scrolls by itself, so it has to be reachable by keyboard.
    <div
      className={tableClasses.scroll}
      role="region"
      aria-label={caption}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className={tableClasses.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('traffic.chart.time')}</th>
            <th scope="col" className={tableClasses.number}>
              {t('traffic.chart.forwarded')}
            </th>
            <th scope="col" className={tableClasses.number}>
              {t('traffic.chart.dropped')}
            </th>
          </tr>
        </thead>
        <tbody>
          {times
            .map((time, index) => (
              <tr key={time}>
                <th scope="row">{formatMoment(time, { withDate })}</th>
                <td className={tableClasses.number}>
                  {cell(forwarded[index])}
                </td>
                <td className={tableClasses.number}>{cell(dropped[index])}</td>
              </tr>
            ))
            .reverse()}
        </tbody>
      </table>
    </div>
  );
}
