import { Text } from '@backstage/ui';
import { useOverview } from '../../hooks/useOverview';
import { useTabPath } from '../../hooks/useTabPath';
import { formatTarget } from '../../hooks/useTargetChoice';
import { trafficRouteRef } from '../../routes';
import { FreshnessText } from '../shared/FreshnessText';
import { RequestError } from '../shared/RequestError';
import { TargetPicker } from '../shared/TargetPicker';
import { useTexts } from '../shared/useTexts';
import { RangePicker } from '../traffic/RangePicker';
import { useTrafficRange } from '../traffic/useTrafficRange';
import { CardSkeleton } from './CardSkeleton';
import { CnsCard } from './CnsCard';
import classes from './CnsCard.module.css';
import { NoThroughput } from './NoThroughput';
import { ThroughputNumbers } from './ThroughputNumbers';
import { useOverviewItem } from './useOverviewItem';

/**
 * How much flows to and from this service, and what share of it is dropped.
 *
 * @internal
 */
export function ThroughputCard() {
  const t = useTexts();
  const [range, setRange] = useTrafficRange();
  const answer = useOverview(range);
  const { item, targets, choose } = useOverviewItem(answer.data);
  const path = useTabPath(trafficRouteRef);

  return (
    <CnsCard
      title={t('cards.throughput.title')}
      path={path}
      linkText={t('cards.throughput.open')}
    >
      <div className={classes.bar}>
        <TargetPicker
          targets={targets}
          target={item?.target}
          onChoose={choose}
        />
        <RangePicker range={range} onChoose={setRange} />
      </div>
      <RequestError
        error={answer.error}
        receivedAt={answer.receivedAt}
        refreshing={answer.refreshing}
        onRetry={answer.retry}
      />
      {answer.loading && <CardSkeleton heights={[32, 40, 64]} />}
      {answer.data && !item && (
        <Text as="p" variant="body-medium" color="secondary">
          {t('cards.throughput.unbound')}
        </Text>
      )}
      {item &&
        (item.throughput ? (
          <ThroughputNumbers
            key={formatTarget(item.target)}
            item={item.throughput}
          />
        ) : (
          <NoThroughput
            target={item.target}
            problems={answer.data?.problems ?? []}
            refreshing={answer.refreshing}
            onRetry={answer.retry}
          />
        ))}
      {item?.throughput && answer.data && (
        <FreshnessText
          freshness={answer.data.freshness}
          kind="prometheus"
          names={[item.target.cluster]}
          connection={answer.connection}
        />
      )}
    </CnsCard>
  );
}
