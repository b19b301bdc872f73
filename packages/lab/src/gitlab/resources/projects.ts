import { GitlabProject } from '../../world';
import { accessLevel } from '../access';
import { findProject } from '../findProject';
import { GitlabRoutes } from '../http/createRoutes';
import { GitlabApiError } from '../http/GitlabApiError';
import { GitlabCall } from '../http/GitlabCall';
import { paginate, paginateByKey } from '../http/paginate';
import { toProject } from '../projections/toProject';

/** Projects: all that the caller may see, and one. @internal */
export const projectRoutes: GitlabRoutes = {
  'GET /projects': call => {
    const toItem = (project: GitlabProject) =>
      toProject(call.gitlab, project, call.baseUrl);
    const found = filterProjects(call, visibleProjects(call));
    if (call.parameters.text('pagination') !== 'keyset') {
      return paginate(call, found, toItem);
    }
    if ((call.parameters.text('order_by') ?? 'created_at') !== 'id') {
      throw new GitlabApiError(405, {
        error:
          'Keyset pagination is not yet available for this type of request',
      });
    }
    return paginateByKey(call, found, toItem);
  },

  'GET /projects/:id': call =>
    toProject(call.gitlab, findProject(call), call.baseUrl),
};

/** Projects that the caller is a member of, newest first. @internal */
export function visibleProjects({
  gitlab,
  user,
}: GitlabCall): readonly GitlabProject[] {
  return [...gitlab.projects.values()]
    .filter(({ groupId }) => accessLevel(gitlab, user, groupId) > 0)
    .sort((a, b) => b.id - a.id);
}

/** Applies `search` and `order_by`/`sort` of a project list. @internal */
export function filterProjects(
  { parameters }: GitlabCall,
  projects: readonly GitlabProject[],
): readonly GitlabProject[] {
  const search = parameters.text('search')?.toLowerCase();
  const found =
    search === undefined
      ? [...projects]
      : projects.filter(
          ({ name, path }) =>
            name.toLowerCase().includes(search) ||
            path.toLowerCase().includes(search),
        );
  const key = sortKey(parameters.text('order_by') ?? 'created_at');
  const sign = parameters.text('sort') === 'asc' ? 1 : -1;
  return found.sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    return x < y ? -sign : Number(x > y) * sign;
  });
}

function sortKey(orderBy: string): (project: GitlabProject) => string | number {
  switch (orderBy) {
    case 'id':
      return ({ id }) => id;
    case 'name':
      return ({ name }) => name.toLowerCase();
    case 'path':
      return ({ path }) => path;
    case 'created_at':
      return ({ createdAt }) => createdAt;
    case 'updated_at':
    case 'last_activity_at':
      return ({ lastActivityAt }) => lastActivityAt;
    default:
      throw GitlabApiError.invalidParameters(
        'order_by does not have a valid value',
      );
  }
}
