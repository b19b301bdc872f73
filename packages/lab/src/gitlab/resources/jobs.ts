import { GitlabJob, GitlabPipeline, GitlabProject } from '../../world';
import { findProject } from '../findProject';
import { GitlabRoutes } from '../http/createRoutes';
import { GitlabApiError } from '../http/GitlabApiError';
import { GitlabCall } from '../http/GitlabCall';
import { paginate } from '../http/paginate';
import { toJob } from '../projections/toPipeline';
import { findPipeline } from './pipelines';

/** Jobs, their traces and their artifacts. @internal */
export const jobRoutes: GitlabRoutes = {
  'GET /projects/:id/jobs': call => {
    const project = findProject(call);
    const jobs = [...project.pipelines.values()]
      .flatMap(pipeline => pipeline.jobs.map(job => ({ pipeline, job })))
      .filter(({ job }) => inScope(call, job))
      .sort((a, b) => b.job.id - a.job.id);
    return paginate(call, jobs, ({ pipeline, job }) =>
      toJob(call.gitlab, project, pipeline, job, call.baseUrl),
    );
  },

  'GET /projects/:id/pipelines/:pipeline_id/jobs': call => {
    const project = findProject(call);
    const pipeline = findPipeline(call, project);
    // Newest first, as GitLab answers.
    const jobs = pipeline.jobs
      .filter(job => inScope(call, job))
      .sort((a, b) => b.id - a.id);
    return paginate(call, jobs, job =>
      toJob(call.gitlab, project, pipeline, job, call.baseUrl),
    );
  },

  'GET /projects/:id/jobs/:job_id': call => {
    const project = findProject(call);
    const { pipeline, job } = findJob(call, project);
    return toJob(call.gitlab, project, pipeline, job, call.baseUrl);
  },

  'GET /projects/:id/jobs/:job_id/trace': call => {
    const { job } = findJob(call, findProject(call));
    return new Response(job.trace, {
      headers: { 'content-type': 'text/plain' },
    });
  },

  'GET /projects/:id/jobs/:job_id/artifacts/*': call => {
    const { job } = findJob(call, findProject(call));
    const [, path = ''] = call.url.pathname.split(/\/artifacts\//);
    const content = job.artifacts.get(decodeURIComponent(path));
    if (content === undefined) {
      throw new GitlabApiError(404, { message: '404 Not found' });
    }
    return new Response(content, {
      headers: { 'content-type': 'application/octet-stream' },
    });
  },
};

function findJob(
  call: GitlabCall,
  project: GitlabProject,
): { pipeline: GitlabPipeline; job: GitlabJob } {
  const id = Number(call.parameters.text('job_id'));
  for (const pipeline of project.pipelines.values()) {
    const job = pipeline.jobs.find(candidate => candidate.id === id);
    if (job) {
      return { pipeline, job };
    }
  }
  throw new GitlabApiError(404, { message: '404 Not found' });
}

function inScope(call: GitlabCall, job: GitlabJob): boolean {
  const scope = call.parameters.list('scope');
  return scope === undefined || scope.includes(job.status);
}
