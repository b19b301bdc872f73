import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { useMemo } from 'react';
import { useChangedKeys } from '../../hooks/useChangedKeys';
import { useInstallation } from '../../hooks/useInstallation';
import { EmptyState } from '../shared/EmptyState';
import { FreshnessText } from '../shared/FreshnessText';
import pageClasses from '../shared/page.module.css';
import { PageTitle } from '../shared/PageTitle';
import { Problems } from '../shared/Problems';
import { RequestError } from '../shared/RequestError';
import { splitUnbound } from '../shared/splitUnbound';
import { UnboundState } from '../shared/UnboundState';
import { useTexts } from '../shared/useTexts';
import { ClusterSteps } from './ClusterSteps';
import { PipelinesPanel } from './PipelinesPanel';
import { stepKey } from './stepKey';
import { toClusterInstallations } from './toClusterInstallations';

/**
 * The tab *Installation*: is network security installed on the clusters that run this, what is the next step, and how did the last pipelines end.
 *
 * @internal
 */
export function InstallationContent() {
  const t = useTexts();
  const answer = useInstallation();
  const steps = answer.data?.items;
  const installations = useMemo(
    () => toClusterInstallations(steps ?? []),
    [steps],
  );
  const { unbound, others } = splitUnbound(answer.data?.problems ?? []);
  const changed = useChangedKeys(
    steps,
    stepKey,
    ({ state, sentence }) => `${state} ${sentence}`,
  );

  return (
    <div className={pageClasses.page}>
      <PageTitle
        title={t('installation.title')}
        question={t('installation.question')}
      />
      {(answer.loading || installations.length > 0) && (
        <div className={pageClasses.bar}>
          <FreshnessText
            freshness={answer.data?.freshness ?? []}
            kind="kubernetes"
            connection={answer.connection}
          />
        </div>
      )}
      <RequestError
        error={answer.error}
        receivedAt={answer.receivedAt}
        refreshing={answer.refreshing}
        onRetry={answer.retry}
      />
      <Problems
        problems={others}
        refreshing={answer.refreshing}
        onRetry={answer.retry}
      />
      {answer.loading && (
        <div role="status">
          <VisuallyHidden>{t('installation.loading')}</VisuallyHidden>
          <Skeleton width="100%" height={360} />
        </div>
      )}
      {installations.map(installation => (
        <ClusterSteps
          key={installation.cluster}
          installation={installation}
          changed={changed}
        />
      ))}
      {unbound && installations.length === 0 && <UnboundState />}
      {answer.data && !unbound && installations.length === 0 && (
        <EmptyState
          title={t('installation.none.title')}
          text={t('installation.none.text')}
        />
      )}
      <PipelinesPanel />
    </div>
  );
}
