import { ResponseError } from '@backstage/errors';
import { GitLabClient } from '../../clients/gitlab/GitLabClient';

/**
 * A {@link GitLabClient} without a network: one project whose last pipeline succeeded, and an agent, except what is said.
 *
 * @internal
 */
export function createFakeGitLab(
  over: Partial<GitLabClient> = {},
): GitLabClient {
  return {
    host: 'gitlab.test',
    baseUrl: 'https://gitlab.test',
    project: async () => ({
      id: 7,
      path: 'shop/cart',
      webUrl: 'https://gitlab.test/shop/cart',
      defaultBranch: 'main',
      group: 'shop',
    }),
    latestPipeline: async (_project, branch) => ({
      id: 812,
      status: 'success',
      ref: branch,
      sha: 'abc',
      createdAt: '2026-11-23T00:00:00.000Z',
      updatedAt: '2026-11-23T00:05:00.000Z',
      webUrl: 'https://gitlab.test/shop/cart/-/pipelines/812',
    }),
    pipelineJobs: async () => [
      {
        id: 1,
        name: 'unit',
        stage: 'test',
        status: 'success',
        allowFailure: false,
        webUrl: 'https://gitlab.test/shop/cart/-/jobs/1',
      },
    ],
    deployments: async () => [
      {
        id: 9,
        environment: 'production',
        status: 'success',
        ref: 'main',
        sha: 'abc',
        createdAt: '2026-11-23T00:00:00.000Z',
      },
    ],
    agents: async () => [{ id: 4, name: 'prod-eu' }],
    agentTokens: async () => [
      { name: 'new', active: true, lastUsedAt: '2026-11-23T00:00:00.000Z' },
    ],
    certificateClusters: async () => [],
    ...over,
  };
}

/** The error that a client throws when GitLab answers with a status. @internal */
export function responseError(
  status: number,
  message: string,
): Promise<ResponseError> {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'Error', message },
        response: { statusCode: status },
      }),
      { status, headers: { 'content-type': 'application/json' } },
    ),
  );
}
