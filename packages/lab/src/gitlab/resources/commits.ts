import { HttpResponse } from 'msw';
import { GitlabCommit } from '../../world';
import { ACCESS } from '../access';
import { findProject } from '../findProject';
import { FileAction } from '../git/applyActions';
import { diffTrees } from '../git/diffTrees';
import { walk } from '../git/mergeTrees';
import { pushCommit } from '../git/pushCommit';
import { resolveRef } from '../git/resolveRef';
import { GitlabRoutes } from '../http/createRoutes';
import { GitlabApiError } from '../http/GitlabApiError';
import { GitlabCall } from '../http/GitlabCall';
import { paginate } from '../http/paginate';
import { toCommit } from '../projections/toCommit';

/** Commits: the list, one, its diff, and a new one with several actions. @internal */
export const commitRoutes: GitlabRoutes = {
  'GET /projects/:id/repository/commits': call => {
    const project = findProject(call);
    const { repository } = project;
    const ref = call.parameters.text('ref_name') ?? repository.defaultBranch;
    const start = resolveRef(repository, ref);
    if (!start) {
      throw GitlabApiError.notFound('Commit');
    }
    const path = call.parameters.text('path');
    const commits = walk(repository, start.id)
      .map(id => repository.commits.get(id))
      .filter((commit): commit is GitlabCommit => commit !== undefined)
      .filter(commit => {
        const parent = repository.commits.get(commit.parentIds[0] ?? '');
        return (
          path === undefined ||
          diffTrees(parent?.tree ?? new Map(), commit.tree).some(
            ({ new_path: changed }) =>
              changed === path || changed.startsWith(`${path}/`),
          )
        );
      });
    return paginate(call, commits, commit =>
      toCommit(project, commit, call.baseUrl),
    );
  },

  'GET /projects/:id/repository/commits/:sha': call => {
    const project = findProject(call);
    return toCommit(project, findCommit(call), call.baseUrl);
  },

  'GET /projects/:id/repository/commits/:sha/diff': call => {
    const { repository } = findProject(call);
    const commit = findCommit(call);
    const parent = repository.commits.get(commit.parentIds[0] ?? '');
    return paginate(
      call,
      diffTrees(parent?.tree ?? new Map(), commit.tree),
      diff => diff,
    );
  },

  'POST /projects/:id/repository/commits': call => {
    const project = findProject(call, ACCESS.developer);
    call.parameters.required('branch', 'commit_message');
    const actions = readActions(call);
    const commit = pushCommit(call, project, actions);
    return HttpResponse.json(toCommit(project, commit, call.baseUrl), {
      status: 201,
    });
  },
};

function findCommit(call: GitlabCall): GitlabCommit {
  const { repository } = findProject(call);
  const commit = resolveRef(repository, call.parameters.text('sha') ?? '');
  if (!commit) {
    throw GitlabApiError.notFound('Commit');
  }
  return commit;
}

function readActions({ parameters }: GitlabCall): FileAction[] {
  const actions = parameters.raw('actions');
  if (!Array.isArray(actions) || actions.length === 0) {
    throw GitlabApiError.invalidParameters('actions is missing');
  }
  return actions.map((item: unknown) => {
    const text = (field: string): string | undefined => {
      const value: unknown =
        typeof item === 'object' && item !== null
          ? Reflect.get(item, field)
          : undefined;
      return typeof value === 'string' ? value : undefined;
    };
    const action = text('action');
    const path = text('file_path');
    if (path === undefined || !isAction(action)) {
      throw GitlabApiError.invalidParameters(
        path === undefined
          ? 'actions[0][file_path] is missing'
          : 'actions[0][action] does not have a valid value',
      );
    }
    const raw = text('content');
    const content =
      raw !== undefined && text('encoding') === 'base64'
        ? Buffer.from(raw, 'base64').toString('utf8')
        : raw;
    const previousPath = text('previous_path');
    return {
      action,
      path,
      ...(content === undefined ? {} : { content }),
      ...(previousPath === undefined ? {} : { previousPath }),
    };
  });
}

function isAction(text: string | undefined): text is FileAction['action'] {
  return (
    text === 'create' ||
    text === 'update' ||
    text === 'delete' ||
    text === 'move'
  );
}
