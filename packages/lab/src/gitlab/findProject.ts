import { GitlabGroup, GitlabProject } from '../world';
import { accessLevel, requireAccess } from './access';
import { GitlabApiError } from './http/GitlabApiError';
import { GitlabCall } from './http/GitlabCall';
import { MovedProject } from './http/MovedProject';

/**
 * The project that the path names by id or by full path. Somebody who may not see it is told that it does not exist.
 * Under a former path GitLab redirects reads to the id, and refuses everything else.
 *
 * @param level - what the caller must at least be allowed; 403 below it.
 *
 * @internal
 */
export function findProject(call: GitlabCall, level = 0): GitlabProject {
  const id = call.parameters.text('id') ?? '';
  const project = lookUp(call, id);
  if (!project || accessLevel(call.gitlab, call.user, project.groupId) === 0) {
    throw GitlabApiError.notFound('Project');
  }
  if (project.fullPath !== id && String(project.id) !== id) {
    if (call.method !== 'GET' && call.method !== 'HEAD') {
      throw new GitlabApiError(405, {
        message: 'Non GET methods are not allowed for moved projects',
      });
    }
    throw new MovedProject(
      call.url.href.replace(
        /\/api\/v4\/projects\/[^/?]+/,
        `/api/v4/projects/${project.id}`,
      ),
    );
  }
  requireAccess(call, project.groupId, level);
  return project;
}

/** The group that the path names, by id or by full path. @internal */
export function findGroup(call: GitlabCall, level = 0): GitlabGroup {
  const id = call.parameters.text('id') ?? '';
  const group =
    call.gitlab.groups.get(Number(id)) ??
    [...call.gitlab.groups.values()].find(({ fullPath }) => fullPath === id);
  if (!group || accessLevel(call.gitlab, call.user, group.id) === 0) {
    throw GitlabApiError.notFound('Group');
  }
  requireAccess(call, group.id, level);
  return group;
}

function lookUp({ gitlab }: GitlabCall, id: string): GitlabProject | undefined {
  if (/^\d+$/.test(id)) {
    return gitlab.projects.get(Number(id));
  }
  const projects = [...gitlab.projects.values()];
  return (
    projects.find(({ fullPath }) => fullPath === id) ??
    projects.find(({ formerPaths }) => formerPaths.includes(id))
  );
}
