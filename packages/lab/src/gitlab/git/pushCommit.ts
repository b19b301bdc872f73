import { GitlabCommit, GitlabProject } from '../../world';
import { accessLevel, ACCESS } from '../access';
import { startPipeline } from '../ci/startPipeline';
import { GitlabApiError } from '../http/GitlabApiError';
import { GitlabCall } from '../http/GitlabCall';
import { addCommit } from './addCommit';
import { applyActions, FileAction } from './applyActions';
import { resolveRef } from './resolveRef';

/**
 * Commits file actions to a branch as the caller, and starts the pipeline that a push starts.
 *
 * @remarks
 * `start_branch` makes the branch first. The default branch is protected: only maintainers push to it.
 *
 * @internal
 */
export function pushCommit(
  call: GitlabCall,
  project: GitlabProject,
  actions: readonly FileAction[],
): GitlabCommit {
  const { parameters, world, user, gitlab } = call;
  const { branch, commit_message: message } = parameters.required(
    'branch',
    'commit_message',
  );
  const { repository } = project;
  const level = accessLevel(gitlab, user, project.groupId);
  const isDefault = branch === repository.defaultBranch;
  if (level < (isDefault ? ACCESS.maintainer : ACCESS.developer)) {
    throw level < ACCESS.developer
      ? GitlabApiError.forbidden()
      : GitlabApiError.badRequest(
          'You are not allowed to push into this branch',
        );
  }
  const startBranch = parameters.text('start_branch');
  const tip = repository.branches.get(branch);
  if (
    startBranch !== undefined &&
    tip !== undefined &&
    startBranch !== branch
  ) {
    throw GitlabApiError.badRequest(
      `A branch called '${branch}' already exists. Switch to that branch in order to make changes`,
    );
  }
  const parent =
    tip === undefined
      ? resolveRef(repository, startBranch ?? '')
      : repository.commits.get(tip);
  // The first commit of an empty repository needs no branch to start from.
  if (!parent && repository.commits.size > 0) {
    throw GitlabApiError.badRequest(
      'You can only create or edit files when you are on a branch',
    );
  }
  const commit = addCommit(world, project, {
    branch,
    parentIds: parent ? [parent.id] : [],
    message,
    authorName: parameters.text('author_name') ?? user.name,
    authorEmail: parameters.text('author_email') ?? user.email,
    tree: applyActions(parent?.tree ?? new Map(), actions),
  });
  startPipeline(world, project, {
    ref: branch,
    sha: commit.id,
    source: 'push',
    userId: user.id,
  });
  return commit;
}
