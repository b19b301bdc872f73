import { Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import type {
  DirectionTraffic,
  TrafficItem,
} from 'backstage-plugin-cns-common';
import { useMemo } from 'react';
import { useTexts } from '../shared/useTexts';
import { FlowChart } from '../traffic/FlowChart';
import { formatCount } from '../traffic/formatCount';
import classes from './CnsCard.module.css';
import { DroppedShare } from './DroppedShare';

/**
 * Throughput of one place, in and out: the dropped share, two small lines, and the sums.
 *
 * @internal
 */
export function ThroughputNumbers(props: { readonly item: TrafficItem }) {
  const t = useTexts();
  const { item } = props;
  return (
    <Tabs defaultSelectedKey="in">
      <TabList aria-label={t('cards.throughput.direction')}>
        <Tab id="in">{t('cards.throughput.inbound')}</Tab>
        <Tab id="out">{t('cards.throughput.outbound')}</Tab>
      </TabList>
      <TabPanel id="in">
        <Direction
          item={item}
          traffic={item.inbound}
          title={t('cards.throughput.chartInbound')}
        />
      </TabPanel>
      <TabPanel id="out">
        <Direction
          item={item}
          traffic={item.outbound}
          title={t('cards.throughput.chartOutbound')}
        />
      </TabPanel>
    </Tabs>
  );
}

function Direction(props: {
  readonly item: TrafficItem;
  readonly traffic: DirectionTraffic;
  readonly title: string;
}) {
  const t = useTexts();
  const { item, traffic, title } = props;
  const { forwarded, dropped } = traffic;
  const { times, stepSeconds } = item;
  const series = useMemo(
    () => ({ times, stepSeconds, forwarded, dropped }),
    [times, stepSeconds, forwarded, dropped],
  );
  return (
    <div className={classes.section}>
      <DroppedShare traffic={traffic} />
      <FlowChart title={title} series={series} variant="compact" />
      <p>
        {t('cards.throughput.totals', {
          forwarded: formatCount(traffic.totals.forwarded),
          dropped: formatCount(traffic.totals.dropped),
        })}
      </p>
      <p className={classes.small}>
        {item.scope === 'workload'
          ? t('cards.throughput.scopeWorkload')
          : t('cards.throughput.scopeNamespace')}
      </p>
    </div>
  );
}
