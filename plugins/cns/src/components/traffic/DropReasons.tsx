import { Text } from '@backstage/ui';
import type { DirectionTraffic } from 'backstage-plugin-cns-common';
import { useTexts } from '../shared/useTexts';
import tableClasses from './DataTable.module.css';
import { describeDropReason } from './describeDropReason';
import { formatCount } from './formatCount';
import { formatShare } from './formatShare';
import classes from './Traffic.module.css';

/**
 * Why flow events of one direction were dropped, largest first: in words, and as Cilium writes it.
 *
 * @internal
 */
export function DropReasons(props: {
  readonly direction: string;
  readonly traffic: DirectionTraffic;
}) {
  const { direction, traffic } = props;
  const t = useTexts();
  if (traffic.dropReasons.length === 0) {
    return (
      <Text as="p" variant="body-small" color="secondary">
        {traffic.totals.dropped > 0
          ? t('traffic.dropReasons.unnamed')
          : t('traffic.dropReasons.none')}
      </Text>
    );
  }
  const total = traffic.dropReasons.reduce((sum, { count }) => sum + count, 0);
  return (
    <table className={tableClasses.table}>
      <caption>{t('traffic.dropReasons.caption', { direction })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('traffic.dropReasons.reason')}</th>
          <th scope="col" className={tableClasses.number}>
            {t('traffic.dropReasons.events')}
          </th>
          <th scope="col" className={tableClasses.number}>
            {t('traffic.dropReasons.share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {traffic.dropReasons.map(({ reason, count }) => (
          <tr key={reason}>
            <th scope="row">
              <DropReason reason={reason} />
            </th>
            <td className={tableClasses.number}>{formatCount(count)}</td>
            <td className={tableClasses.number}>
              {total > 0 ? formatShare(count / total) : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DropReason(props: { readonly reason: string }) {
  const words = describeDropReason(props.reason, useTexts());
  return words === undefined ? (
    <code className={classes.code}>{props.reason}</code>
  ) : (
    <>
      {words} <code className={classes.code}>{props.reason}</code>
    </>
  );
}
