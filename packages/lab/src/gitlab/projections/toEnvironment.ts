import {
  GitlabDeployment,
  GitlabEnvironment,
  GitlabProject,
  GitlabState,
} from '../../world';
import { formatTime } from './formatTime';
import { toAgent } from './toAgent';
import { toJob } from './toPipeline';
import { toUser } from './toUser';

/** An environment as lists show it. @internal */
export function toEnvironment(environment: GitlabEnvironment) {
  return {
    id: environment.id,
    name: environment.name,
    slug: environment.slug,
    external_url: environment.externalUrl ?? null,
    created_at: formatTime(environment.createdAt),
    updated_at: formatTime(environment.updatedAt),
    tier: environment.tier,
    state: environment.state,
    auto_stop_at: null,
    kubernetes_namespace: environment.kubernetesNamespace ?? null,
    flux_resource_path: null,
    description: null,
    auto_stop_setting: 'always',
  };
}

/** An environment on its own: with its last deployment and its agent. @internal */
export function toEnvironmentDetails(
  gitlab: GitlabState,
  project: GitlabProject,
  environment: GitlabEnvironment,
  baseUrl: string,
) {
  const last = [...project.deployments.values()]
    .filter(
      ({ environmentId, status }) =>
        environmentId === environment.id && status === 'success',
    )
    .sort((a, b) => b.id - a.id)[0];
  const agent = [...gitlab.projects.values()]
    .flatMap(({ agents }) => [...agents.values()])
    .find(({ id }) => id === environment.agentId);
  return {
    ...toEnvironment(environment),
    last_deployment: last ? toDeployment(gitlab, project, last, baseUrl) : null,
    cluster_agent: agent ? toAgent(gitlab, agent) : null,
  };
}

/** A deployment with its environment, job and pipeline. @internal */
export function toDeployment(
  gitlab: GitlabState,
  project: GitlabProject,
  deployment: GitlabDeployment,
  baseUrl: string,
) {
  const environment = project.environments.get(deployment.environmentId);
  const pipeline = project.pipelines.get(deployment.pipelineId);
  const job = pipeline?.jobs.find(({ id }) => id === deployment.jobId);
  return {
    id: deployment.id,
    iid: deployment.iid,
    ref: deployment.ref,
    sha: deployment.sha,
    status: deployment.status,
    created_at: formatTime(deployment.createdAt),
    updated_at: formatTime(deployment.updatedAt),
    user: toUser(gitlab, deployment.userId, baseUrl),
    environment: environment
      ? {
          id: environment.id,
          name: environment.name,
          slug: environment.slug,
          external_url: environment.externalUrl ?? null,
          created_at: formatTime(environment.createdAt),
          updated_at: formatTime(environment.updatedAt),
        }
      : null,
    deployable:
      pipeline && job ? toJob(gitlab, project, pipeline, job, baseUrl) : null,
  };
}
