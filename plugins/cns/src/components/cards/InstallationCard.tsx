import { Text } from '@backstage/ui';
import { useOverview } from '../../hooks/useOverview';
import { useTabPath } from '../../hooks/useTabPath';
import { installationRouteRef } from '../../routes';
import { installationTone } from './installationTone';
import { Problems } from '../shared/Problems';
import { RequestError } from '../shared/RequestError';
import { StatusIcon } from '../shared/StatusIcon';
import { StatusLabel } from '../shared/StatusLabel';
import { TargetPicker } from '../shared/TargetPicker';
import { useTexts } from '../shared/useTexts';
import { useTrafficRange } from '../traffic/useTrafficRange';
import { CardSkeleton } from './CardSkeleton';
import { CnsCard } from './CnsCard';
import classes from './CnsCard.module.css';
import { LastPipeline } from './LastPipeline';
import { useOverviewItem } from './useOverviewItem';

/**
 * How far network security is installed on a cluster, what comes next, and how the last pipeline of its management project ended.
 *
 * @internal
 */
export function InstallationCard() {
  const t = useTexts();
  const [range] = useTrafficRange();
  const answer = useOverview(range);
  const { item, targets, choose } = useOverviewItem(answer.data);
  const path = useTabPath(installationRouteRef);
  const installation = item?.installation;
  const projects = answer.data?.pipelines ?? [];

  return (
    <CnsCard
      title={t('cards.installation.title')}
      path={path}
      linkText={t('cards.installation.open')}
    >
      <RequestError
        error={answer.error}
        receivedAt={answer.receivedAt}
        refreshing={answer.refreshing}
        onRetry={answer.retry}
      />
      <Problems
        problems={answer.data?.problems ?? []}
        refreshing={answer.refreshing}
        onRetry={answer.retry}
      />
      {answer.loading && <CardSkeleton heights={[24, 24]} />}
      <TargetPicker targets={targets} target={item?.target} onChoose={choose} />
      {installation && (
        <>
          <StatusLabel
            tone={
              installation.inPlace === installation.total ? 'good' : 'neutral'
            }
          >
            {installation.inPlace === installation.total
              ? t('cards.installation.allInPlace', {
                  total: String(installation.total),
                })
              : t('cards.installation.inPlace', {
                  inPlace: String(installation.inPlace),
                  total: String(installation.total),
                })}
          </StatusLabel>
          {installation.next && (
            <p className={classes.item}>
              <StatusIcon tone={installationTone[installation.next.state]} />
              <span>{installation.next.sentence}</span>
            </p>
          )}
        </>
      )}
      {projects.map(project => (
        <LastPipeline
          key={`${project.host}/${project.project}`}
          project={project}
        />
      ))}
      {answer.data && !installation && projects.length === 0 && (
        <Text as="p" variant="body-medium" color="secondary">
          {t('cards.installation.nothing')}
        </Text>
      )}
    </CnsCard>
  );
}
