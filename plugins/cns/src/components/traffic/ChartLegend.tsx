import { useTexts } from '../shared/useTexts';
import classes from './FlowChart.module.css';

/**
 * Says which line is which, by form and by colour.
 *
 * @internal
 */
export function ChartLegend(props: { readonly marked: boolean }) {
  const t = useTexts();
  return (
    <ul className={classes.legend}>
      <li>
        <span className={classes.swatch} aria-hidden />
        {t('traffic.chart.forwarded')}
      </li>
      <li>
        <span
          className={`${classes.swatch} ${classes.swatchDropped}`}
          aria-hidden
        />
        {t('traffic.chart.dropped')}
      </li>
      {props.marked && (
        <li>
          <span
            className={`${classes.swatch} ${classes.swatchMark}`}
            aria-hidden
          />
          {t('traffic.chart.mark')}
        </li>
      )}
      <li>{t('traffic.chart.unit')}</li>
    </ul>
  );
}
