import { Text } from '@backstage/ui';
import type {
  DirectionTraffic,
  TrafficItem,
} from 'backstage-plugin-cns-common';
import { useTexts, type Texts } from '../shared/useTexts';
import { describeDropped } from './describeDropped';
import { formatShare } from './formatShare';
import classes from './Traffic.module.css';

/**
 * The answer of the page in one line: what share of the traffic was dropped, in and out, and what the numbers are about.
 *
 * @internal
 */
export function TrafficHeadline(props: { readonly item: TrafficItem }) {
  const { item } = props;
  const t = useTexts();
  return (
    <div className={classes.headline}>
      <Text as="h3" variant="title-small">
        <span>{sentence(t('traffic.inbound'), item.inbound, t)}</span>{' '}
        <span>{sentence(t('traffic.outbound'), item.outbound, t)}</span>
      </Text>
      <Text as="p" variant="body-small" color="secondary">
        {item.scope === 'workload'
          ? t('traffic.scope.workload', {
              count: item.workloads.length,
              workloads: item.workloads.join(', '),
              namespace: item.namespace,
            })
          : t('traffic.scope.namespace', { namespace: item.namespace })}{' '}
        {t('traffic.scope.unit')}
      </Text>
    </div>
  );
}

function sentence(
  direction: string,
  traffic: DirectionTraffic,
  t: Texts,
): string {
  const summary = describeDropped(traffic);
  switch (summary.kind) {
    case 'idle':
      return t('traffic.headline.idle', { direction });
    case 'no-drops':
      return t('traffic.headline.noDrops', { direction });
    case 'drops':
      return summary.before === undefined
        ? t('traffic.headline.drops', {
            direction,
            share: formatShare(summary.share),
          })
        : t('traffic.headline.dropsBefore', {
            direction,
            share: formatShare(summary.share),
            before: formatShare(summary.before),
          });
    default: {
      const never: never = summary;
      return never;
    }
  }
}
