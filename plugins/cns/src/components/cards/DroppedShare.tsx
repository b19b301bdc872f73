import type { DirectionTraffic } from 'backstage-plugin-cns-common';
import { useTexts, type Texts } from '../shared/useTexts';
import { formatShare } from '../traffic/formatShare';
import classes from './CnsCard.module.css';

/**
 * The dropped share of a direction as the one big number, and how it stands against the range before.
 *
 * @internal
 */
export function DroppedShare(props: {
  readonly traffic: Pick<DirectionTraffic, 'totals' | 'previous'>;
}) {
  const t = useTexts();
  const share = props.traffic.totals.droppedShare;
  const change = describeChange(props.traffic, t);
  return (
    <p className={classes.headline}>
      {share === undefined ? (
        <span>{t('cards.throughput.nothing')}</span>
      ) : (
        <>
          <span className={classes.share}>{formatShare(share)}</span>
          <span>{t('cards.throughput.droppedShare')}</span>
        </>
      )}
      {change !== undefined && (
        <span className={classes.secondary}>{change}</span>
      )}
    </p>
  );
}

function describeChange(
  traffic: Pick<DirectionTraffic, 'totals' | 'previous'>,
  t: Texts,
): string | undefined {
  const now = traffic.totals.droppedShare;
  if (now === undefined || !traffic.previous) {
    return undefined;
  }
  const before = traffic.previous.droppedShare;
  if (before === undefined) {
    return t('cards.throughput.beforeNothing');
  }
  const share = formatShare(before);
  // What reads the same is the same: nobody should look for a difference in hidden decimals.
  if (share === formatShare(now)) {
    return t('cards.throughput.before', { share });
  }
  return now > before
    ? t('cards.throughput.beforeMore', { share })
    : t('cards.throughput.beforeLess', { share });
}
