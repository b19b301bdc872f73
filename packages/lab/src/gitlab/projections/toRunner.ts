import { GitlabProject, GitlabRunner, GitlabState } from '../../world';
import { formatTime } from './formatTime';
import { toProjectReference } from './toProject';

/** What GitLab calls the state of a runner. @internal */
export function runnerStatus(runner: GitlabRunner): string {
  if (runner.online) {
    return 'online';
  }
  return runner.contactedAt === undefined ? 'never_contacted' : 'offline';
}

/** A runner as lists show it. @internal */
export function toRunner(runner: GitlabRunner) {
  return {
    id: runner.id,
    description: runner.description,
    ip_address: null,
    active: !runner.paused,
    paused: runner.paused,
    is_shared: runner.runnerType === 'instance_type',
    runner_type: runner.runnerType,
    name: 'gitlab-runner',
    online: runner.online,
    created_at: formatTime(runner.createdAt),
    status: runnerStatus(runner),
    job_execution_status: 'idle',
  };
}

/** A runner on its own. @internal */
export function toRunnerDetails(
  gitlab: GitlabState,
  runner: GitlabRunner,
  nowMs: number,
) {
  const projects = runner.projectIds
    .map(id => gitlab.projects.get(id))
    .filter((project): project is GitlabProject => project !== undefined);
  const group =
    runner.groupId === undefined
      ? undefined
      : gitlab.groups.get(runner.groupId);
  return {
    ...toRunner(runner),
    tag_list: runner.tags,
    run_untagged: runner.tags.length === 0,
    locked: false,
    maximum_timeout: null,
    access_level: 'not_protected',
    version: runner.version,
    revision: null,
    platform: 'linux',
    architecture: 'amd64',
    contacted_at: formatTime(runner.contactedAt?.(nowMs)),
    maintenance_note: null,
    projects: projects.map(project => toProjectReference(gitlab, project)),
    groups: group ? [{ id: group.id, name: group.name }] : [],
  };
}
