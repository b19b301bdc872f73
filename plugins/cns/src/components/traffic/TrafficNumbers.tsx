import { Text } from '@backstage/ui';
import type { FlowTotals, TrafficRange } from 'backstage-plugin-cns-common';
import { StatusLabel } from '../shared/StatusLabel';
import { useTexts } from '../shared/useTexts';
import { compareToPrevious } from './compareToPrevious';
import { formatChange } from './formatChange';
import { formatCount } from './formatCount';
import { formatShare } from './formatShare';
import classes from './Traffic.module.css';

/**
 * Flow events, dropped ones and their share over the range, each with the range before.
 *
 * @internal
 */
export function TrafficNumbers(props: {
  readonly totals: FlowTotals;
  readonly previous: FlowTotals | undefined;
  readonly range: TrafficRange;
}) {
  const { totals, previous, range } = props;
  const t = useTexts();
  const span = t(`traffic.numbers.spans.${range}`);

  const count = (read: (of: FlowTotals) => number) => ({
    value: formatCount(read(totals)),
    before: previous
      ? t('traffic.numbers.previousChange', {
          value: formatCount(read(previous)),
          range: span,
          change: formatChange(
            compareToPrevious(read(totals), read(previous)),
            t,
          ),
        })
      : t('traffic.numbers.noPrevious', { range: span }),
  });
  const flows = count(of => of.forwarded + of.dropped);
  const dropped = count(of => of.dropped);

  return (
    <dl className={classes.numbers}>
      <Figure
        label={t('traffic.numbers.flows')}
        value={flows.value}
        before={flows.before}
      />
      <Figure
        label={t('traffic.numbers.dropped')}
        value={dropped.value}
        before={dropped.before}
      />
      <Figure
        label={t('traffic.numbers.droppedShare')}
        value={
          totals.droppedShare === undefined
            ? undefined
            : formatShare(totals.droppedShare)
        }
        before={
          previous?.droppedShare === undefined
            ? t('traffic.numbers.noPrevious', { range: span })
            : t('traffic.numbers.previous', {
                value: formatShare(previous.droppedShare),
                range: span,
              })
        }
      />
    </dl>
  );
}

function Figure(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly before: string;
}) {
  const t = useTexts();
  return (
    <div className={classes.number}>
      <Text as="div" variant="body-small" color="secondary">
        <dt>{props.label}</dt>
      </Text>
      <dd>
        {props.value === undefined ? (
          <span className={classes.figure}>
            <StatusLabel tone="unknown">
              {t('traffic.numbers.unknown')}
            </StatusLabel>
          </span>
        ) : (
          <span className={classes.figure}>{props.value}</span>
        )}
        <Text as="div" variant="body-x-small" color="secondary">
          {props.value === undefined && <>{t('traffic.numbers.nothing')}; </>}
          {props.before}
        </Text>
      </dd>
    </div>
  );
}
