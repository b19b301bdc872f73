import { HttpResponse } from 'msw';
import { GitlabProject } from '../../world';
import { ACCESS } from '../access';
import { findProject } from '../findProject';
import { GitlabRoutes } from '../http/createRoutes';
import { GitlabApiError } from '../http/GitlabApiError';
import { GitlabCall } from '../http/GitlabCall';
import { paginate } from '../http/paginate';

/** CI variables of a project; only maintainers see them. @internal */
export const variableRoutes: GitlabRoutes = {
  'GET /projects/:id/variables': call => {
    const project = findProject(call, ACCESS.maintainer);
    return paginate(call, [...project.variables], ([key, value]) =>
      toVariable(key, value),
    );
  },

  'GET /projects/:id/variables/:key': call => {
    const project = findProject(call, ACCESS.maintainer);
    const { key, value } = findVariable(call, project);
    return toVariable(key, value);
  },

  'POST /projects/:id/variables': call => {
    const project = findProject(call, ACCESS.maintainer);
    const { key, value } = call.parameters.required('key', 'value');
    if (!/^\w{1,255}$/.test(key)) {
      throw new GitlabApiError(400, {
        message: {
          key: ["can contain only letters, digits and '_'."],
        },
      });
    }
    if (project.variables.has(key)) {
      throw new GitlabApiError(400, {
        message: { key: [`(${key}) has already been taken`] },
      });
    }
    project.variables.set(key, value);
    return HttpResponse.json(toVariable(key, value), { status: 201 });
  },

  'PUT /projects/:id/variables/:key': call => {
    const project = findProject(call, ACCESS.maintainer);
    const { key } = findVariable(call, project);
    const { value } = call.parameters.required('value');
    project.variables.set(key, value);
    return toVariable(key, value);
  },

  'DELETE /projects/:id/variables/:key': call => {
    const project = findProject(call, ACCESS.maintainer);
    project.variables.delete(findVariable(call, project).key);
    return new Response(null, { status: 204 });
  },
};

function findVariable(call: GitlabCall, project: GitlabProject) {
  const key = call.parameters.text('key') ?? '';
  const value = project.variables.get(key);
  if (value === undefined) {
    throw GitlabApiError.notFound('Variable');
  }
  return { key, value };
}

function toVariable(key: string, value: string) {
  return {
    variable_type: 'env_var',
    key,
    value,
    hidden: false,
    protected: false,
    masked: false,
    raw: false,
    environment_scope: '*',
    description: null,
  };
}
