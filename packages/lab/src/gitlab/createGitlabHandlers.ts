import { http, HttpHandler, HttpResponse } from 'msw';
import { World } from '../world';
import { authenticate } from './http/authenticate';
import { createRoutes } from './http/createRoutes';
import { GitlabApiError } from './http/GitlabApiError';
import { agentRoutes } from './resources/agents';
import { approvalRoutes } from './resources/approvals';
import { branchRoutes } from './resources/branches';
import { certificateClusterRoutes } from './resources/certificateClusters';
import { commitRoutes } from './resources/commits';
import { environmentRoutes } from './resources/environments';
import { fileRoutes } from './resources/files';
import { groupRoutes } from './resources/groups';
import { instanceRoutes } from './resources/instance';
import { jobRoutes } from './resources/jobs';
import { mergeRequestRoutes } from './resources/mergeRequests';
import { pipelineRoutes } from './resources/pipelines';
import { projectRoutes } from './resources/projects';
import { runnerRoutes } from './resources/runners';
import { treeRoutes } from './resources/tree';
import { variableRoutes } from './resources/variables';

/**
 * GitLab's REST API v4 over the world, as msw handlers.
 *
 * @param baseUrl - without a slash at the end; also the beginning of every `web_url`.
 *
 * @internal
 */
export function createGitlabHandlers(
  world: World,
  baseUrl: string,
): HttpHandler[] {
  return [
    instanceRoutes,
    projectRoutes,
    groupRoutes,
    pipelineRoutes,
    jobRoutes,
    environmentRoutes,
    agentRoutes,
    certificateClusterRoutes,
    runnerRoutes,
    treeRoutes,
    fileRoutes,
    branchRoutes,
    commitRoutes,
    mergeRequestRoutes,
    approvalRoutes,
    variableRoutes,
  ]
    .flatMap(routes => createRoutes(world, baseUrl, routes))
    .concat(unknownRoute(world, baseUrl));
}

/** What GitLab says to a path that it does not have. @internal */
export function gitlabNotFound(): Response {
  return HttpResponse.json({ error: '404 Not Found' }, { status: 404 });
}

/** Nobody learns which paths exist without a token. */
function unknownRoute(world: World, baseUrl: string): HttpHandler {
  return http.all(`${baseUrl}/api/v4/*`, ({ request }) => {
    try {
      authenticate(world.gitlab, request);
      return gitlabNotFound();
    } catch (error) {
      if (error instanceof GitlabApiError) {
        return HttpResponse.json(error.body, { status: error.status });
      }
      throw error;
    }
  });
}
