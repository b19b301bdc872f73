import {
  GitlabJob,
  GitlabPipeline,
  GitlabProject,
  GitlabState,
  GitlabStatus,
} from '../../world';
import { formatTime, secondsBetween } from './formatTime';
import { toCommit } from './toCommit';
import { toUser } from './toUser';

/** A pipeline as lists show it. @internal */
export function toPipelineSummary(
  project: GitlabProject,
  pipeline: GitlabPipeline,
  baseUrl: string,
) {
  return {
    id: pipeline.id,
    iid: pipeline.iid,
    project_id: project.id,
    sha: pipeline.sha,
    ref: pipeline.ref,
    status: pipeline.status,
    source: pipeline.source,
    created_at: formatTime(pipeline.createdAt),
    updated_at: formatTime(pipeline.updatedAt),
    web_url: `${baseUrl}/${project.fullPath}/-/pipelines/${pipeline.id}`,
    name: null,
  };
}

/** A pipeline on its own. @internal */
export function toPipeline(
  gitlab: GitlabState,
  project: GitlabProject,
  pipeline: GitlabPipeline,
  baseUrl: string,
) {
  const parent = project.repository.commits.get(pipeline.sha)?.parentIds[0];
  const seconds = secondsBetween(pipeline.startedAt, pipeline.finishedAt);
  return {
    ...toPipelineSummary(project, pipeline, baseUrl),
    before_sha: parent ?? '0'.repeat(40),
    tag: false,
    yaml_errors: null,
    user: toUser(gitlab, pipeline.userId, baseUrl),
    started_at: formatTime(pipeline.startedAt),
    finished_at: formatTime(pipeline.finishedAt),
    committed_at: null,
    duration: seconds === null ? null : Math.round(seconds),
    queued_duration: secondsBetween(pipeline.createdAt, pipeline.startedAt),
    coverage: null,
    archived: false,
    detailed_status: toDetailedStatus(
      pipeline.status,
      `/${project.fullPath}/-/pipelines/${pipeline.id}`,
    ),
  };
}

/** A job with the pipeline and the runner that it belongs to. @internal */
export function toJob(
  gitlab: GitlabState,
  project: GitlabProject,
  pipeline: GitlabPipeline,
  job: GitlabJob,
  baseUrl: string,
) {
  const commit = project.repository.commits.get(pipeline.sha);
  const runner =
    job.runnerId === undefined ? undefined : gitlab.runners.get(job.runnerId);
  return {
    id: job.id,
    status: job.status,
    stage: job.stage,
    name: job.name,
    ref: pipeline.ref,
    tag: false,
    coverage: null,
    allow_failure: job.allowFailure,
    created_at: formatTime(job.createdAt),
    started_at: formatTime(job.startedAt),
    finished_at: formatTime(job.finishedAt),
    erased_at: null,
    duration: secondsBetween(job.startedAt, job.finishedAt),
    queued_duration: secondsBetween(job.createdAt, job.startedAt),
    ...(job.failureReason === undefined
      ? {}
      : { failure_reason: job.failureReason }),
    user: toUser(gitlab, job.userId, baseUrl),
    commit: commit ? toCommit(project, commit, baseUrl) : null,
    pipeline: toPipelineSummary(project, pipeline, baseUrl),
    web_url: `${baseUrl}/${project.fullPath}/-/jobs/${job.id}`,
    project: { ci_job_token_scope_enabled: false },
    artifacts: [...job.artifacts].map(([filename, content]) => ({
      file_type: filename.endsWith('.json')
        ? 'cluster_applications'
        : 'archive',
      size: content.length,
      filename,
      file_format: 'raw',
    })),
    runner: runner
      ? {
          id: runner.id,
          description: runner.description,
          ip_address: null,
          active: !runner.paused,
          paused: runner.paused,
          is_shared: runner.runnerType === 'instance_type',
          runner_type: runner.runnerType,
          name: 'gitlab-runner',
          online: runner.online,
          status: runner.online ? 'online' : 'offline',
        }
      : null,
    artifacts_expire_at: null,
    archived: false,
    tag_list: [],
  };
}

function toDetailedStatus(status: GitlabStatus, path: string) {
  const text = status === 'success' ? 'passed' : status;
  return {
    icon: `status_${status}`,
    text: text.charAt(0).toUpperCase() + text.slice(1),
    label: text,
    group: status,
    tooltip: text,
    has_details: true,
    details_path: path,
    illustration: null,
    favicon: `/assets/ci_favicons/favicon_status_${status}.png`,
  };
}
