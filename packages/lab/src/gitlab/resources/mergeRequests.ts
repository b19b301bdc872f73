import { HttpResponse } from 'msw';
import { GitlabMergeRequest, GitlabProject } from '../../world';
import { accessLevel, ACCESS } from '../access';
import { startPipeline } from '../ci/startPipeline';
import { findProject } from '../findProject';
import { addCommit } from '../git/addCommit';
import { diffTrees } from '../git/diffTrees';
import { findMergeBase, mergeTrees } from '../git/mergeTrees';
import { GitlabRoutes } from '../http/createRoutes';
import { GitlabApiError } from '../http/GitlabApiError';
import { GitlabCall } from '../http/GitlabCall';
import { paginate } from '../http/paginate';
import { toMergeRequest } from '../projections/toMergeRequest';
import { toPipelineSummary } from '../projections/toPipeline';

/** Merge requests: list, one, changes, create, update, merge. @internal */
export const mergeRequestRoutes: GitlabRoutes = {
  'GET /projects/:id/merge_requests': call => {
    const project = findProject(call);
    const { parameters } = call;
    const state = parameters.text('state') ?? 'all';
    const source = parameters.text('source_branch');
    const target = parameters.text('target_branch');
    const labels = parameters.list('labels') ?? [];
    const iids = parameters.list('iids');
    const requests = [...project.mergeRequests.values()]
      .filter(
        request =>
          (state === 'all' || request.state === state) &&
          (source === undefined || request.sourceBranch === source) &&
          (target === undefined || request.targetBranch === target) &&
          (iids === undefined || iids.includes(String(request.iid))) &&
          labels.every(label => request.labels.includes(label)),
      )
      .sort((a, b) => b.iid - a.iid);
    return paginate(call, requests, request => show(call, project, request));
  },

  'GET /projects/:id/merge_requests/:iid': call => {
    const project = findProject(call);
    return show(call, project, findMergeRequest(call, project));
  },

  'GET /projects/:id/merge_requests/:iid/diffs': call => {
    const project = findProject(call);
    const request = findMergeRequest(call, project);
    return paginate(call, changes(project, request), change => change);
  },

  'GET /projects/:id/merge_requests/:iid/changes': call => {
    const project = findProject(call);
    const request = findMergeRequest(call, project);
    return {
      ...show(call, project, request),
      changes: changes(project, request),
      overflow: false,
    };
  },

  'GET /projects/:id/merge_requests/:iid/pipelines': call => {
    const project = findProject(call);
    const { sourceBranch } = findMergeRequest(call, project);
    const pipelines = [...project.pipelines.values()]
      .filter(({ ref }) => ref === sourceBranch)
      .sort((a, b) => b.id - a.id);
    return paginate(call, pipelines, pipeline =>
      toPipelineSummary(project, pipeline, call.baseUrl),
    );
  },

  'POST /projects/:id/merge_requests': call => {
    const project = findProject(call, ACCESS.developer);
    const created = create(call, project);
    return HttpResponse.json(show(call, project, created), { status: 201 });
  },

  'PUT /projects/:id/merge_requests/:iid': call => {
    const project = findProject(call, ACCESS.developer);
    const request = findMergeRequest(call, project);
    const { parameters } = call;
    const event = parameters.text('state_event');
    if (request.state === 'merged' && event !== undefined) {
      throw GitlabApiError.badRequest('State cannot be changed after merging');
    }
    const changed: GitlabMergeRequest = {
      ...request,
      title: parameters.text('title') ?? request.title,
      description: parameters.text('description') ?? request.description,
      labels: parameters.list('labels') ?? request.labels,
      targetBranch: parameters.text('target_branch') ?? request.targetBranch,
      state: nextState(request.state, event),
      updatedAt: call.world.clock.now(),
    };
    project.mergeRequests.set(request.iid, changed);
    return show(call, project, changed);
  },

  'PUT /projects/:id/merge_requests/:iid/merge': call => {
    const project = findProject(call);
    const request = findMergeRequest(call, project);
    return show(call, project, merge(call, project, request));
  },
};

/** The merge request that the path names. @internal */
export function findMergeRequest(
  call: GitlabCall,
  project: GitlabProject,
): GitlabMergeRequest {
  const request = project.mergeRequests.get(
    Number(call.parameters.text('iid')),
  );
  if (!request) {
    throw new GitlabApiError(404, { message: '404 Not found' });
  }
  return request;
}

function create(call: GitlabCall, project: GitlabProject): GitlabMergeRequest {
  const { parameters, gitlab, world, user } = call;
  const required = parameters.required(
    'source_branch',
    'target_branch',
    'title',
  );
  const { source_branch: sourceBranch, target_branch: targetBranch } = required;
  for (const [side, branch] of [
    ['Source', sourceBranch],
    ['Target', targetBranch],
  ]) {
    if (!project.repository.branches.has(branch)) {
      throw new GitlabApiError(400, {
        message: [`${side} branch "${branch}" does not exist`],
      });
    }
  }
  if (sourceBranch === targetBranch) {
    throw new GitlabApiError(400, {
      message: ["You can't use same project/branch for source and target"],
    });
  }
  const open = [...project.mergeRequests.values()].find(
    request =>
      request.state === 'opened' && request.sourceBranch === sourceBranch,
  );
  if (open) {
    throw new GitlabApiError(409, {
      message: [
        `Another open merge request already exists for this source branch: !${open.iid}`,
      ],
    });
  }
  const now = world.clock.now();
  const request: GitlabMergeRequest = {
    id: gitlab.nextId(),
    iid: Math.max(0, ...project.mergeRequests.keys()) + 1,
    title: required.title,
    description: parameters.text('description') ?? '',
    state: 'opened',
    sourceBranch,
    targetBranch,
    authorId: user.id,
    labels: parameters.list('labels') ?? [],
    createdAt: now,
    updatedAt: now,
    notes: [],
  };
  project.mergeRequests.set(request.iid, request);
  return request;
}

function merge(
  call: GitlabCall,
  project: GitlabProject,
  request: GitlabMergeRequest,
): GitlabMergeRequest {
  const { gitlab, user, parameters, world } = call;
  const { repository } = project;
  if (accessLevel(gitlab, user, project.groupId) < ACCESS.maintainer) {
    throw GitlabApiError.unauthorized();
  }
  const shown = show(call, project, request);
  if (request.state !== 'opened' || shown.draft) {
    throw new GitlabApiError(405, { message: '405 Method Not Allowed' });
  }
  const source = repository.branches.get(request.sourceBranch) ?? '';
  const target = repository.branches.get(request.targetBranch) ?? '';
  const expected = parameters.text('sha');
  if (expected !== undefined && expected !== source) {
    throw new GitlabApiError(409, {
      message: `SHA does not match HEAD of source branch: ${source}`,
    });
  }
  const tree = mergeTrees(repository, source, target);
  if (!tree) {
    throw new GitlabApiError(422, { message: 'Branch cannot be merged' });
  }
  const commit = addCommit(world, project, {
    branch: request.targetBranch,
    parentIds: [target, source],
    message:
      parameters.text('merge_commit_message') ??
      `Merge branch '${request.sourceBranch}' into '${request.targetBranch}'\n\n${request.title}\n\nSee merge request ${project.fullPath}!${request.iid}`,
    authorName: user.name,
    authorEmail: user.email,
    tree,
  });
  if (parameters.flag('should_remove_source_branch') === true) {
    repository.branches.delete(request.sourceBranch);
  }
  const merged: GitlabMergeRequest = {
    ...request,
    state: 'merged',
    mergedAt: commit.createdAt,
    updatedAt: commit.createdAt,
    mergeCommitSha: commit.id,
  };
  project.mergeRequests.set(request.iid, merged);
  startPipeline(world, project, {
    ref: request.targetBranch,
    sha: commit.id,
    source: 'push',
    userId: user.id,
  });
  return merged;
}

function changes(project: GitlabProject, request: GitlabMergeRequest) {
  const { repository } = project;
  const merged = repository.commits.get(request.mergeCommitSha ?? '');
  const source =
    merged?.parentIds[1] ?? repository.branches.get(request.sourceBranch);
  const target =
    merged?.parentIds[0] ?? repository.branches.get(request.targetBranch);
  const base =
    source === undefined || target === undefined
      ? undefined
      : findMergeBase(repository, source, target);
  return diffTrees(
    repository.commits.get(base ?? '')?.tree ?? new Map(),
    repository.commits.get(source ?? '')?.tree ?? new Map(),
  );
}

function nextState(
  state: GitlabMergeRequest['state'],
  event: string | undefined,
): GitlabMergeRequest['state'] {
  switch (event) {
    case undefined:
      return state;
    case 'close':
      return 'closed';
    case 'reopen':
      return 'opened';
    default:
      throw GitlabApiError.invalidParameters(
        'state_event does not have a valid value',
      );
  }
}

function show(
  call: GitlabCall,
  project: GitlabProject,
  request: GitlabMergeRequest,
) {
  return toMergeRequest(call.gitlab, project, request, call.baseUrl);
}
