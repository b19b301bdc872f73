import { LabServer } from '../server';
import { World } from '../world';
import { createGitlabHandlers, gitlabNotFound } from './createGitlabHandlers';

/**
 * Serves a world's GitLab on a free port, for tests with a real client.
 *
 * @internal
 */
export function startTestServer(world: World): Promise<LabServer> {
  return LabServer.start({
    name: 'gitlab',
    port: 0,
    handlers: baseUrl => createGitlabHandlers(world, baseUrl),
    notFound: gitlabNotFound,
    logger: {
      debug: () => undefined,
      info: () => undefined,
      error: () => undefined,
    },
    control: {
      count: () => undefined,
      intercept: async () => undefined,
      transform: response => response,
    },
  });
}
