import type { PipelineJob, ProjectPipeline } from 'backstage-plugin-cns-common';

/**
 * Finds the job because of which a pipeline failed: the first that failed and was not allowed to.
 *
 * @internal
 */
export function findFailedJob(
  project: Pick<ProjectPipeline, 'pipeline' | 'jobs'>,
): PipelineJob | undefined {
  return project.pipeline?.status === 'failed'
    ? project.jobs.find(
        ({ status, allowFailure }) => status === 'failed' && !allowFailure,
      )
    : undefined;
}
