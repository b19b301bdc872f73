import type { ProjectPipeline } from 'backstage-plugin-cns-common';

/** What GitLab knows of the service's project: a pipeline whose deployment failed. @internal */
export function buildProjectPipeline(
  overrides: Partial<ProjectPipeline> = {},
): ProjectPipeline {
  const webUrl = 'https://gitlab.example.com/shop/cart';
  return {
    host: 'gitlab.example.com',
    project: 'shop/cart',
    role: 'service',
    path: 'shop/cart',
    webUrl,
    defaultBranch: 'main',
    pipeline: {
      id: 812,
      status: 'failed',
      ref: 'main',
      sha: '4fd2a6c0b0f5d8c1a7e3b9d2f6a8c4e1b7d3f9a5',
      createdAt: '2026-05-04T13:40:00.000Z',
      updatedAt: '2026-05-04T13:52:00.000Z',
      durationSeconds: 720,
      webUrl: `${webUrl}/-/pipelines/812`,
    },
    jobs: [
      {
        id: 9001,
        name: 'build',
        stage: 'build',
        status: 'success',
        allowFailure: false,
        durationSeconds: 184,
        webUrl: `${webUrl}/-/jobs/9001`,
      },
      {
        id: 9002,
        name: 'production',
        stage: 'deploy',
        status: 'failed',
        allowFailure: false,
        failureReason: 'script_failure',
        durationSeconds: 65,
        webUrl: `${webUrl}/-/jobs/9002`,
      },
    ],
    deployments: [
      {
        id: 55,
        environment: 'production',
        environmentUrl: 'https://cart.example.com',
        status: 'success',
        ref: 'main',
        sha: '1b7d3f9a54fd2a6c0b0f5d8c1a7e3b9d2f6a8c4e',
        createdAt: '2026-05-03T09:12:00.000Z',
      },
    ],
    ...overrides,
  };
}
