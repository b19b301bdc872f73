import { HttpResponse } from 'msw';
import { GitlabProject } from '../../world';
import { accessLevel, ACCESS } from '../access';
import { findProject } from '../findProject';
import { resolveRef } from '../git/resolveRef';
import { GitlabRoutes } from '../http/createRoutes';
import { GitlabApiError } from '../http/GitlabApiError';
import { GitlabCall } from '../http/GitlabCall';
import { paginate } from '../http/paginate';
import { toCommit } from '../projections/toCommit';

/** Branches of a repository. @internal */
export const branchRoutes: GitlabRoutes = {
  'GET /projects/:id/repository/branches': call => {
    const project = findProject(call);
    const search = call.parameters.text('search') ?? '';
    const names = [...project.repository.branches.keys()]
      .filter(name => name.includes(search))
      .sort();
    return paginate(call, names, name => toBranch(call, project, name));
  },

  'GET /projects/:id/repository/branches/:branch': call => {
    const project = findProject(call);
    return toBranch(call, project, findBranch(call, project));
  },

  'POST /projects/:id/repository/branches': call => {
    const project = findProject(call, ACCESS.developer);
    const { branch, ref } = call.parameters.required('branch', 'ref');
    const { repository } = project;
    if (repository.branches.has(branch)) {
      throw GitlabApiError.badRequest('Branch already exists');
    }
    const commit = resolveRef(repository, ref);
    if (!commit) {
      throw GitlabApiError.badRequest(`Invalid reference name: ${ref}`);
    }
    repository.branches.set(branch, commit.id);
    return HttpResponse.json(toBranch(call, project, branch), { status: 201 });
  },

  'DELETE /projects/:id/repository/branches/:branch': call => {
    const project = findProject(call, ACCESS.developer);
    const name = findBranch(call, project);
    if (name === project.repository.defaultBranch) {
      throw GitlabApiError.badRequest('Cannot remove HEAD branch');
    }
    project.repository.branches.delete(name);
    return new Response(null, { status: 204 });
  },
};

function findBranch(call: GitlabCall, project: GitlabProject): string {
  const name = call.parameters.text('branch') ?? '';
  if (!project.repository.branches.has(name)) {
    throw GitlabApiError.notFound('Branch');
  }
  return name;
}

function toBranch(call: GitlabCall, project: GitlabProject, name: string) {
  const { gitlab, user, baseUrl } = call;
  const commit = resolveRef(project.repository, name);
  const isDefault = name === project.repository.defaultBranch;
  const level = accessLevel(gitlab, user, project.groupId);
  return {
    name,
    commit: commit ? toCommit(project, commit, baseUrl) : null,
    merged: false,
    protected: isDefault,
    developers_can_push: false,
    developers_can_merge: false,
    can_push: level >= (isDefault ? ACCESS.maintainer : ACCESS.developer),
    default: isDefault,
    web_url: `${baseUrl}/${project.fullPath}/-/tree/${name}`,
  };
}
