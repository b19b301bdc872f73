import { Skeleton, Text, VisuallyHidden } from '@backstage/ui';
import { CNS_ANNOTATIONS } from 'backstage-plugin-cns-common';
import { useId } from 'react';
import { usePipelines } from '../../hooks/usePipelines';
import { EmptyState } from '../shared/EmptyState';
import { FreshnessText } from '../shared/FreshnessText';
import pageClasses from '../shared/page.module.css';
import { Problems } from '../shared/Problems';
import { RequestError } from '../shared/RequestError';
import { splitUnbound } from '../shared/splitUnbound';
import { useTexts } from '../shared/useTexts';
import classes from './Installation.module.css';
import { ProjectPanel } from './ProjectPanel';
import { sortProjects } from './sortProjects';

const ANNOTATION = `metadata:
  annotations:
    ${CNS_ANNOTATIONS.gitlabProjectSlug}: <group>/<project>
`;

/**
 * The last pipelines and deployments of the management projects and of the service's project. Fails alone: the steps above do not depend on it.
 *
 * @internal
 */
export function PipelinesPanel() {
  const t = useTexts();
  const answer = usePipelines();
  const heading = useId();
  const { unbound, others } = splitUnbound(answer.data?.problems ?? []);
  return (
    <section className={classes.pipelines} aria-labelledby={heading}>
      <div className={pageClasses.bar}>
        <Text as="h3" variant="title-small" id={heading}>
          {t('installation.pipelines.title')}
        </Text>
        {answer.data && (
          <FreshnessText
            freshness={answer.data.freshness}
            kind="gitlab"
            connection={answer.connection}
          />
        )}
      </div>
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
          <VisuallyHidden>{t('installation.pipelines.loading')}</VisuallyHidden>
          <Skeleton width="100%" height={160} />
        </div>
      )}
      {sortProjects(answer.data?.items ?? []).map(project => (
        <ProjectPanel
          key={`${project.host} ${project.project} ${project.role}`}
          project={project}
        />
      ))}
      {unbound && (
        <EmptyState
          title={t('installation.pipelines.none.title')}
          text={t('installation.pipelines.none.text')}
          copy={ANNOTATION}
        />
      )}
    </section>
  );
}
