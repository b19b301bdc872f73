import { GitlabEnvironment, GitlabProject } from '../../world';
import { ACCESS } from '../access';
import { findProject } from '../findProject';
import { GitlabRoutes } from '../http/createRoutes';
import { GitlabApiError } from '../http/GitlabApiError';
import { GitlabCall } from '../http/GitlabCall';
import { paginate } from '../http/paginate';
import {
  toDeployment,
  toEnvironment,
  toEnvironmentDetails,
} from '../projections/toEnvironment';

/** Environments and deployments. @internal */
export const environmentRoutes: GitlabRoutes = {
  'GET /projects/:id/environments': call => {
    const project = findProject(call);
    const { parameters } = call;
    const name = parameters.text('name');
    const search = parameters.text('search');
    if (search !== undefined && search.length < 3) {
      throw GitlabApiError.badRequest('Search query is less than 3 characters');
    }
    const state = parameters.text('states');
    const environments = [...project.environments.values()].filter(
      environment =>
        (name === undefined || environment.name === name) &&
        (search === undefined || environment.name.includes(search)) &&
        (state === undefined || environment.state === state),
    );
    return paginate(call, environments, toEnvironment);
  },

  'GET /projects/:id/environments/:environment_id': call => {
    const project = findProject(call);
    return toEnvironmentDetails(
      call.gitlab,
      project,
      findEnvironment(call, project),
      call.baseUrl,
    );
  },

  'POST /projects/:id/environments/:environment_id/stop': call => {
    const project = findProject(call, ACCESS.developer);
    const environment = findEnvironment(call, project);
    const stopped: GitlabEnvironment = {
      ...environment,
      state: 'stopped',
      updatedAt: call.world.clock.now(),
    };
    project.environments.set(environment.id, stopped);
    return toEnvironmentDetails(call.gitlab, project, stopped, call.baseUrl);
  },

  'DELETE /projects/:id/environments/:environment_id': call => {
    const project = findProject(call, ACCESS.developer);
    const environment = findEnvironment(call, project);
    if (environment.state !== 'stopped') {
      throw GitlabApiError.forbidden();
    }
    project.environments.delete(environment.id);
    return new Response(null, { status: 204 });
  },

  'GET /projects/:id/deployments': call => {
    const project = findProject(call);
    const { parameters } = call;
    const environment = parameters.text('environment');
    const status = parameters.text('status');
    const key = deploymentKey(parameters.text('order_by') ?? 'id');
    const sign = parameters.text('sort') === 'desc' ? -1 : 1;
    const deployments = [...project.deployments.values()]
      .filter(
        deployment =>
          (environment === undefined ||
            project.environments.get(deployment.environmentId)?.name ===
              environment) &&
          (status === undefined || deployment.status === status),
      )
      .sort((a, b) => sign * (key(a) - key(b)));
    return paginate(call, deployments, deployment =>
      toDeployment(call.gitlab, project, deployment, call.baseUrl),
    );
  },

  'GET /projects/:id/deployments/:deployment_id': call => {
    const project = findProject(call);
    const deployment = project.deployments.get(
      Number(call.parameters.text('deployment_id')),
    );
    if (!deployment) {
      throw GitlabApiError.notFound('Deployment');
    }
    return toDeployment(call.gitlab, project, deployment, call.baseUrl);
  },
};

function findEnvironment(
  call: GitlabCall,
  project: GitlabProject,
): GitlabEnvironment {
  const environment = project.environments.get(
    Number(call.parameters.text('environment_id')),
  );
  if (!environment) {
    throw GitlabApiError.notFound('Environment');
  }
  return environment;
}

function deploymentKey(
  orderBy: string,
): (deployment: {
  readonly id: number;
  readonly iid: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly finishedAt?: number;
}) => number {
  switch (orderBy) {
    case 'id':
      return ({ id }) => id;
    case 'iid':
      return ({ iid }) => iid;
    case 'created_at':
      return ({ createdAt }) => createdAt;
    case 'updated_at':
      return ({ updatedAt }) => updatedAt;
    case 'finished_at':
      return ({ finishedAt = 0 }) => finishedAt;
    default:
      throw GitlabApiError.invalidParameters(
        'order_by does not have a valid value',
      );
  }
}
