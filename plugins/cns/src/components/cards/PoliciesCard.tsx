import { Text } from '@backstage/ui';
import { useOverview } from '../../hooks/useOverview';
import { useTabPath } from '../../hooks/useTabPath';
import { formatTarget } from '../../hooks/useTargetChoice';
import { policiesRouteRef } from '../../routes';
import { IsolationSentence } from '../policies/IsolationSentence';
import { FreshnessText } from '../shared/FreshnessText';
import { Problems } from '../shared/Problems';
import { RequestError } from '../shared/RequestError';
import { splitUnbound } from '../shared/splitUnbound';
import { TargetPicker } from '../shared/TargetPicker';
import { UnboundState } from '../shared/UnboundState';
import { useTexts } from '../shared/useTexts';
import { useTrafficRange } from '../traffic/useTrafficRange';
import { AttentionElsewhere } from './AttentionElsewhere';
import { AttentionList } from './AttentionList';
import { CardSkeleton } from './CardSkeleton';
import { CnsCard } from './CnsCard';
import classes from './CnsCard.module.css';
import { PolicyCounts } from './PolicyCounts';
import { useOverviewItem } from './useOverviewItem';

/**
 * Whether this service is open or closed, by how many policies, and what about them needs attention.
 *
 * @internal
 */
export function PoliciesCard() {
  const t = useTexts();
  // The range of the throughput card, so that both cards are one question.
  const [range] = useTrafficRange();
  const answer = useOverview(range);
  const { item, targets, choose } = useOverviewItem(answer.data);
  const path = useTabPath(policiesRouteRef);
  const place = item && `${item.target.cluster} / ${item.target.namespace}`;
  const problems = (answer.data?.problems ?? []).filter(
    ({ upstream }) =>
      upstream.kind !== 'prometheus' && upstream.kind !== 'gitlab',
  );

  return (
    <CnsCard
      title={t('cards.policies.title')}
      path={path}
      linkText={t('cards.policies.open')}
    >
      <RequestError
        error={answer.error}
        receivedAt={answer.receivedAt}
        refreshing={answer.refreshing}
        onRetry={answer.retry}
      />
      <Problems
        problems={splitUnbound(problems).others}
        refreshing={answer.refreshing}
        onRetry={answer.retry}
      />
      {answer.loading && <CardSkeleton heights={[28, 28, 20]} />}
      {answer.data && !item && <UnboundState problems={problems} />}
      {item && answer.data && (
        <div className={classes.bar}>
          <TargetPicker
            targets={targets}
            target={item.target}
            onChoose={choose}
          />
          <FreshnessText
            freshness={answer.data.freshness}
            kind="kubernetes"
            names={[item.target.cluster]}
            connection={answer.connection}
          />
        </div>
      )}
      {item && place !== undefined && (
        <>
          {item.policies ? (
            <>
              <IsolationSentence policies={item.policies} place={place} />
              <PolicyCounts counts={item.policies.counts} />
              <AttentionList
                attention={item.policies.attention}
                path={path}
                target={item.target}
              />
            </>
          ) : (
            <Text as="p" variant="body-medium" color="secondary">
              {t('cards.policies.notRead', { place })}
            </Text>
          )}
        </>
      )}
      {answer.data && item && (
        <AttentionElsewhere
          items={answer.data.items.filter(
            other => formatTarget(other.target) !== formatTarget(item.target),
          )}
        />
      )}
    </CnsCard>
  );
}
