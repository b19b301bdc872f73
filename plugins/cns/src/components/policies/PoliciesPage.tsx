import { useMemo } from 'react';
import { usePolicies } from '../../hooks/usePolicies';
import { formatTarget, useTargetChoice } from '../../hooks/useTargetChoice';
import { BindingNotice } from '../shared/BindingNotice';
import { FreshnessText } from '../shared/FreshnessText';
import { KubernetesLink } from '../shared/KubernetesLink';
import classes from '../shared/page.module.css';
import { PageTitle } from '../shared/PageTitle';
import { Problems } from '../shared/Problems';
import { RequestError } from '../shared/RequestError';
import { splitUnbound } from '../shared/splitUnbound';
import { TargetPicker } from '../shared/TargetPicker';
import { UnboundState } from '../shared/UnboundState';
import { useTexts } from '../shared/useTexts';
import { AuditNotice } from './AuditNotice';
import { IsolationSummary } from './IsolationSummary';
import { NoPolicies } from './NoPolicies';
import { PoliciesSkeleton } from './PoliciesSkeleton';
import { PolicyList } from './PolicyList';
import { selectPlace } from './selectPlace';

/**
 * Who may talk to this service, whom may it call, and which policy says so?
 *
 * @internal
 */
export function PoliciesPage() {
  const t = useTexts();
  const answer = usePolicies();
  const targets = answer.data?.targets ?? [];
  const { target, choose } = useTargetChoice(targets);
  const { data } = answer;
  const place = useMemo(
    () => data && target && selectPlace(data, target),
    [data, target],
  );

  return (
    <div className={classes.page}>
      <PageTitle
        title={t('policies.title')}
        question={t('policies.question')}
      />
      <div className={classes.bar}>
        <TargetPicker targets={targets} target={target} onChoose={choose} />
        {target && (
          <FreshnessText
            freshness={answer.data?.freshness ?? []}
            kind="kubernetes"
            names={[target.cluster]}
            connection={answer.connection}
          />
        )}
        <span className={classes.spacer} />
        <KubernetesLink />
      </div>
      <RequestError
        error={answer.error}
        receivedAt={answer.receivedAt}
        refreshing={answer.refreshing}
        onRetry={answer.retry}
      />
      <Problems
        problems={
          place?.problems ?? splitUnbound(answer.data?.problems ?? []).others
        }
        onRetry={answer.retry}
        refreshing={answer.refreshing}
      />
      {target && <BindingNotice target={target} />}
      {answer.loading && <PoliciesSkeleton />}
      {answer.data && !target && (
        <UnboundState problems={answer.data.problems} />
      )}
      {place && target && (
        <>
          <AuditNotice policies={place.policies} />
          <IsolationSummary target={target} />
          {place.state === 'listed' && (
            // By place, so that choosing another one is not taken for changes.
            <PolicyList key={formatTarget(target)} policies={place.policies} />
          )}
          {place.state === 'empty' && <NoPolicies target={target} />}
          {place.state === 'loading' && <PoliciesSkeleton />}
        </>
      )}
    </div>
  );
}
