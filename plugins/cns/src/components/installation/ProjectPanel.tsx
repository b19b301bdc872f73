import { Box, Link, Text } from '@backstage/ui';
import type { ProjectPipeline } from 'backstage-plugin-cns-common';
import { useId } from 'react';
import { TimeAgo } from '../shared/TimeAgo';
import { useTexts, type Texts } from '../shared/useTexts';
import { DeploymentTable } from './DeploymentTable';
import { DurationText } from './DurationText';
import { findFailedJob } from './findFailedJob';
import { GitlabStatus } from './GitlabStatus';
import classes from './Installation.module.css';
import { JobTable } from './JobTable';

/**
 * The last pipeline of a project on its default branch with its jobs, and the latest deployment to each environment.
 *
 * @internal
 */
export function ProjectPanel(props: { readonly project: ProjectPipeline }) {
  const { project } = props;
  const { pipeline } = project;
  const t = useTexts();
  const heading = useId();
  // A project may be annotated by its number; that is no sign of a new name.
  const renamed =
    !/^\d+$/.test(project.project) && project.path !== project.project;
  return (
    <Box
      as="section"
      bg="neutral"
      className={classes.project}
      aria-labelledby={heading}
    >
      <div>
        <Text as="h4" variant="title-x-small" id={heading}>
          <Link href={project.webUrl} variant="title-x-small">
            {project.path}
          </Link>
        </Text>
        <Text as="p" variant="body-small" color="secondary">
          {t(`installation.pipelines.${project.role}`)}
        </Text>
      </div>
      {renamed && (
        <Text as="p" variant="body-small">
          {t('installation.pipelines.renamed', {
            path: project.path,
            project: project.project,
          })}
        </Text>
      )}
      {pipeline ? (
        <p className={classes.pipeline}>
          <GitlabStatus status={pipeline.status} />
          <Link href={pipeline.webUrl}>
            {t('installation.pipelines.pipeline', { id: String(pipeline.id) })}
          </Link>
          <span>
            {t('installation.pipelines.on', {
              ref: pipeline.ref,
              sha: pipeline.sha.slice(0, 8),
            })}
            {', '}
            <TimeAgo at={pipeline.updatedAt} />
            {pipeline.durationSeconds !== undefined && (
              <>
                {', '}
                <Took seconds={pipeline.durationSeconds} />
              </>
            )}
          </span>
        </p>
      ) : (
        <Text as="p" variant="body-medium">
          {project.defaultBranch === undefined
            ? t('installation.pipelines.neverUnknownBranch')
            : t('installation.pipelines.never', {
                branch: project.defaultBranch,
              })}
        </Text>
      )}
      <FailedJob project={project} />
      {pipeline && project.jobs.length > 0 && (
        <JobTable pipeline={pipeline} jobs={project.jobs} />
      )}
      {project.deployments.length > 0 ? (
        <DeploymentTable
          project={project.path}
          deployments={project.deployments}
        />
      ) : (
        project.role === 'service' && (
          <Text as="p" variant="body-small" color="secondary">
            {t('installation.pipelines.noDeployments')}
          </Text>
        )
      )}
    </Box>
  );
}

function Took(props: { readonly seconds: number }) {
  const t = useTexts();
  return (
    <>
      {t('installation.pipelines.took')}{' '}
      <DurationText seconds={props.seconds} />
    </>
  );
}

function FailedJob(props: { readonly project: ProjectPipeline }) {
  const t = useTexts();
  const job = findFailedJob(props.project);
  if (!job) {
    return null;
  }
  return (
    <Text as="p" variant="body-medium">
      {describeFailedJob(job, t)}
    </Text>
  );
}

function describeFailedJob(
  job: NonNullable<ReturnType<typeof findFailedJob>>,
  t: Texts,
): string {
  const { name, stage, failureReason } = job;
  return failureReason === undefined
    ? t('installation.pipelines.failedJob', { job: name, stage })
    : t('installation.pipelines.failedJobReason', {
        job: name,
        stage,
        reason: failureReason.replaceAll('_', ' '),
      });
}
