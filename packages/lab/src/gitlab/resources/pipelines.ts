import { HttpResponse } from 'msw';
import { GitlabPipeline, GitlabProject } from '../../world';
import { ACCESS } from '../access';
import { startPipeline } from '../ci/startPipeline';
import { findProject } from '../findProject';
import { GitlabRoutes } from '../http/createRoutes';
import { GitlabApiError } from '../http/GitlabApiError';
import { GitlabCall } from '../http/GitlabCall';
import { paginate } from '../http/paginate';
import { resolveRef } from '../git/resolveRef';
import { toPipeline, toPipelineSummary } from '../projections/toPipeline';

/** Pipelines: the list, one, the latest, and starting one. @internal */
export const pipelineRoutes: GitlabRoutes = {
  'GET /projects/:id/pipelines': call => {
    const project = findProject(call);
    const { parameters } = call;
    const wanted = (['ref', 'sha', 'status', 'source'] as const).flatMap(
      field => {
        const value = parameters.text(field);
        return value === undefined ? [] : [{ field, value }];
      },
    );
    const pipelines = newestFirst(project).filter(pipeline =>
      wanted.every(({ field, value }) => pipeline[field] === value),
    );
    if (parameters.text('sort') === 'asc') {
      pipelines.reverse();
    }
    return paginate(call, pipelines, pipeline =>
      toPipelineSummary(project, pipeline, call.baseUrl),
    );
  },

  // Before the route with an id: "latest" would look like one.
  'GET /projects/:id/pipelines/latest': call => {
    const project = findProject(call);
    const ref = call.parameters.text('ref') ?? project.repository.defaultBranch;
    const tip = project.repository.branches.get(ref);
    // Only of the newest commit: where that has none, GitLab forbids what is not there.
    const pipeline = newestFirst(project).find(
      candidate => candidate.ref === ref && candidate.sha === tip,
    );
    if (!pipeline) {
      throw GitlabApiError.forbidden();
    }
    return toPipeline(call.gitlab, project, pipeline, call.baseUrl);
  },

  'GET /projects/:id/pipelines/:pipeline_id': call => {
    const project = findProject(call);
    const pipeline = findPipeline(call, project);
    return toPipeline(call.gitlab, project, pipeline, call.baseUrl);
  },

  'POST /projects/:id/pipeline': call => {
    const project = findProject(call, ACCESS.developer);
    const { ref } = call.parameters.required('ref');
    const commit = resolveRef(project.repository, ref);
    if (!commit || !project.repository.branches.has(ref)) {
      throw GitlabApiError.badRequest('Reference not found');
    }
    const pipeline = startPipeline(call.world, project, {
      ref,
      sha: commit.id,
      source: 'api',
      userId: call.user.id,
    });
    if (!pipeline) {
      throw GitlabApiError.badRequest('Missing CI config file');
    }
    return HttpResponse.json(
      toPipeline(call.gitlab, project, pipeline, call.baseUrl),
      { status: 201 },
    );
  },
};

/** The pipeline that the path names. @internal */
export function findPipeline(
  call: GitlabCall,
  project: GitlabProject,
): GitlabPipeline {
  const id = Number(call.parameters.text('pipeline_id'));
  const pipeline = project.pipelines.get(id);
  if (!pipeline) {
    throw new GitlabApiError(404, { message: '404 Not found' });
  }
  return pipeline;
}

function newestFirst(project: GitlabProject): GitlabPipeline[] {
  return [...project.pipelines.values()].sort((a, b) => b.id - a.id);
}
