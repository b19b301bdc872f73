import { Select } from '@backstage/ui';
import {
  TRAFFIC_RANGE_NAMES,
  type TrafficRange,
} from 'backstage-plugin-cns-common';
import { useTexts } from '../shared/useTexts';
import classes from './Traffic.module.css';
import { parseTrafficRange } from './useTrafficRange';

/**
 * Chooses how far back the page looks.
 *
 * @internal
 */
export function RangePicker(props: {
  readonly range: TrafficRange;
  readonly onChoose: (range: TrafficRange) => void;
}) {
  const t = useTexts();
  return (
    <Select
      className={classes.range}
      size="small"
      aria-label={t('traffic.range')}
      options={TRAFFIC_RANGE_NAMES.map(name => ({
        id: name,
        label: t(`traffic.ranges.${name}`),
      }))}
      value={props.range}
      onChange={key => props.onChoose(parseTrafficRange(String(key)))}
    />
  );
}
