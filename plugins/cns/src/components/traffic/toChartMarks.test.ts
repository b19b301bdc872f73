import type { Deployment } from 'backstage-plugin-cns-common';
import { buildPolicy } from '../../testing/buildPolicy';
import { buildProjectPipeline } from '../../testing/buildProjectPipeline';
import { toChartMarks } from './toChartMarks';

const seconds = (text: string) => Date.parse(text) / 1000;

const item = {
  cluster: 'prod-eu',
  namespace: 'shop',
  times: [seconds('2026-05-04T12:00:00Z'), seconds('2026-05-04T13:00:00Z')],
};

function buildDeployment(overrides: Partial<Deployment> = {}): Deployment {
  return {
    id: 1,
    environment: 'production',
    status: 'success',
    ref: 'main',
    sha: '1b7d3f9a54fd2a6c',
    createdAt: '2026-05-04T12:30:00Z',
    ...overrides,
  };
}

function project(...deployments: Deployment[]) {
  return buildProjectPipeline({ deployments });
}

describe('toChartMarks', () => {
  it('marks deployments and policy changes, newest first', () => {
    expect(
      toChartMarks(item, {
        projects: [project(buildDeployment())],
        policies: [buildPolicy({ changed: { at: '2026-05-04T12:45:00Z' } })],
      }),
    ).toEqual([
      {
        kind: 'policy',
        at: seconds('2026-05-04T12:45:00Z'),
        policyKind: 'NetworkPolicy',
        name: 'cart-ingress',
      },
      {
        kind: 'deployment',
        at: seconds('2026-05-04T12:30:00Z'),
        environment: 'production',
        ref: 'main',
        sha: '1b7d3f9a',
      },
    ]);
  });

  it.each([
    ['failed', { status: 'failed' }],
    ['before the range', { createdAt: '2026-05-04T11:59:00Z' }],
    ['after the range', { createdAt: '2026-05-04T13:01:00Z' }],
    ['of no readable time', { createdAt: 'yesterday' }],
  ])('leaves out a deployment that is %s', (_, overrides) => {
    expect(
      toChartMarks(item, {
        projects: [project(buildDeployment(overrides))],
        policies: [],
      }),
    ).toEqual([]);
  });

  it('leaves out deployments of the management project', () => {
    expect(
      toChartMarks(item, {
        projects: [{ ...project(buildDeployment()), role: 'management' }],
        policies: [],
      }),
    ).toEqual([]);
  });

  it.each([
    ['the same namespace', { namespace: 'shop' }, 1],
    ['all namespaces', { namespace: undefined }, 1],
    ['another namespace', { namespace: 'bank' }, 0],
    ['another cluster', { cluster: 'staging' }, 0],
    ['no known change', { changed: undefined }, 0],
  ])('a policy of %s: %p', (_, overrides, count) => {
    expect(
      toChartMarks(item, {
        projects: [],
        policies: [
          buildPolicy({
            changed: { at: '2026-05-04T12:45:00Z' },
            ...overrides,
          }),
        ],
      }),
    ).toHaveLength(count);
  });

  it('marks at most twelve, and nothing in an empty chart', () => {
    const policies = Array.from({ length: 20 }, (_, index) =>
      buildPolicy({
        name: `p${index}`,
        changed: { at: `2026-05-04T12:${10 + index}:00Z` },
      }),
    );
    expect(toChartMarks(item, { projects: [], policies })).toHaveLength(12);
    expect(
      toChartMarks({ ...item, times: [] }, { projects: [], policies }),
    ).toEqual([]);
  });
});
