import { GitlabRunner } from '../../world';
import { ACCESS, accessLevel, withAncestors } from '../access';
import { findGroup, findProject } from '../findProject';
import { GitlabRoutes } from '../http/createRoutes';
import { GitlabApiError } from '../http/GitlabApiError';
import { GitlabCall } from '../http/GitlabCall';
import { paginate } from '../http/paginate';
import {
  runnerStatus,
  toRunner,
  toRunnerDetails,
} from '../projections/toRunner';

/** Runners: of a project, of a group, those that the caller manages, and one. @internal */
export const runnerRoutes: GitlabRoutes = {
  'GET /projects/:id/runners': call => {
    const project = findProject(call, ACCESS.maintainer);
    const groups = withAncestors(call.gitlab, project.groupId).map(
      ({ id }) => id,
    );
    return list(
      call,
      runner =>
        runner.runnerType === 'instance_type' ||
        (runner.groupId !== undefined && groups.includes(runner.groupId)) ||
        runner.projectIds.includes(project.id),
    );
  },

  'GET /groups/:id/runners': call => {
    const group = findGroup(call, ACCESS.maintainer);
    const groups = withAncestors(call.gitlab, group.id).map(({ id }) => id);
    return list(
      call,
      runner =>
        runner.runnerType === 'instance_type' ||
        (runner.groupId !== undefined && groups.includes(runner.groupId)),
    );
  },

  'GET /runners': call => list(call, runner => manages(call, runner)),

  'GET /runners/:runner_id': call => {
    const runner = call.gitlab.runners.get(
      Number(call.parameters.text('runner_id')),
    );
    if (!runner) {
      throw GitlabApiError.notFound('Runner');
    }
    if (runner.runnerType !== 'instance_type' && !manages(call, runner)) {
      throw GitlabApiError.forbidden();
    }
    return toRunnerDetails(call.gitlab, runner, call.world.clock.now());
  },
};

function list(
  call: GitlabCall,
  belongs: (runner: GitlabRunner) => boolean,
): Response {
  const { parameters, gitlab } = call;
  const type = parameters.text('type');
  const status = parameters.text('status');
  const paused = parameters.flag('paused');
  const tags = parameters.list('tag_list');
  const runners = [...gitlab.runners.values()].filter(
    runner =>
      belongs(runner) &&
      (type === undefined || runner.runnerType === type) &&
      (status === undefined || runnerStatus(runner) === status) &&
      (paused === undefined || runner.paused === paused) &&
      (tags === undefined || tags.every(tag => runner.tags.includes(tag))),
  );
  return paginate(call, runners, toRunner);
}

/** Runners of groups and projects that the caller maintains. */
function manages(
  { gitlab, user }: GitlabCall,
  { groupId, projectIds }: GitlabRunner,
): boolean {
  const groups = [
    ...(groupId === undefined ? [] : [groupId]),
    ...projectIds.flatMap(id => gitlab.projects.get(id)?.groupId ?? []),
  ];
  return groups.some(id => accessLevel(gitlab, user, id) >= ACCESS.maintainer);
}
