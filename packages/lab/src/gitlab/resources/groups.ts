import { accessLevel, withAncestors } from '../access';
import { findGroup } from '../findProject';
import { GitlabRoutes } from '../http/createRoutes';
import { paginate } from '../http/paginate';
import { toGroup } from '../projections/toGroup';
import { toProject } from '../projections/toProject';
import { filterProjects, visibleProjects } from './projects';

/** Groups, their projects and their subgroups. @internal */
export const groupRoutes: GitlabRoutes = {
  'GET /groups': call => {
    const { gitlab, user, baseUrl, parameters } = call;
    const search = parameters.text('search')?.toLowerCase() ?? '';
    const groups = [...gitlab.groups.values()]
      .filter(({ id }) => accessLevel(gitlab, user, id) > 0)
      .filter(
        ({ parentId }) =>
          parameters.flag('top_level_only') !== true || parentId === undefined,
      )
      .filter(({ fullPath, name }) =>
        `${fullPath} ${name}`.toLowerCase().includes(search),
      )
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    return paginate(call, groups, group => toGroup(gitlab, group, baseUrl));
  },

  'GET /groups/:id': call => {
    const group = findGroup(call);
    const body = toGroup(call.gitlab, group, call.baseUrl);
    if (call.parameters.flag('with_projects') === false) {
      return body;
    }
    return {
      ...body,
      projects: visibleProjects(call)
        .filter(({ groupId }) => groupId === group.id)
        .map(project => toProject(call.gitlab, project, call.baseUrl)),
    };
  },

  'GET /groups/:id/projects': call => {
    const group = findGroup(call);
    const nested = call.parameters.flag('include_subgroups') === true;
    const projects = visibleProjects(call).filter(({ groupId }) =>
      nested
        ? withAncestors(call.gitlab, groupId).includes(group)
        : groupId === group.id,
    );
    return paginate(call, filterProjects(call, projects), project =>
      toProject(call.gitlab, project, call.baseUrl),
    );
  },

  'GET /groups/:id/subgroups': call => {
    const group = findGroup(call);
    const groups = [...call.gitlab.groups.values()].filter(
      ({ parentId }) => parentId === group.id,
    );
    return paginate(call, groups, subgroup =>
      toGroup(call.gitlab, subgroup, call.baseUrl),
    );
  },
};
