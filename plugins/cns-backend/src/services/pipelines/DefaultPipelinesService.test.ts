import {
  BoundProject,
  pipelinesAnswerSchema,
  UpstreamProblem,
} from 'backstage-plugin-cns-common';
import { GitLabClient } from '../../clients/gitlab/GitLabClient';
import { OutboundError } from '../../http/OutboundError';
import { createFakeBinding, createQuery } from '../testing/createFakeBinding';
import { createFakeGitLab, responseError } from '../testing/createFakeGitLab';
import { DefaultPipelinesService } from './DefaultPipelinesService';
import { ProjectReader } from './ProjectReader';

const CART: BoundProject = {
  host: 'gitlab.test',
  project: 'shop/cart',
  role: 'service',
};

function setUp(
  options: {
    gitlab?: Partial<GitLabClient>;
    projects?: readonly BoundProject[];
    problems?: readonly UpstreamProblem[];
  } = {},
) {
  let now = Date.parse('2026-11-23T00:44:37.000Z');
  let client = createFakeGitLab(options.gitlab);
  const service = new DefaultPipelinesService({
    bindings: createFakeBinding({
      projects: options.projects ?? [CART],
      problems: options.problems,
    }),
    projects: new ProjectReader({
      gitlab: {
        find: host => (host === 'gitlab.test' ? client : undefined),
      },
      cacheMs: 20_000,
      now: () => now,
    }),
  });
  return {
    list: () => service.list(createQuery()),
    pass: (ms: number) => {
      now += ms;
    },
    become: (over: Partial<GitLabClient>) => {
      client = createFakeGitLab(over);
    },
  };
}

describe('DefaultPipelinesService', () => {
  it('reads pipeline, jobs and deployments of each project', async () => {
    const { list } = setUp({
      projects: [CART, { ...CART, project: '81', role: 'management' }],
    });
    const answer = await list();
    expect(pipelinesAnswerSchema.parse(answer)).toBeDefined();
    expect(answer.problems).toEqual([]);
    expect(answer.items).toMatchObject([
      {
        ...CART,
        path: 'shop/cart',
        defaultBranch: 'main',
        pipeline: { id: 812, status: 'success', ref: 'main' },
        jobs: [{ name: 'unit' }],
        deployments: [{ environment: 'production' }],
      },
      { project: '81', role: 'management' },
    ]);
    expect(answer.freshness).toMatchObject([
      {
        upstream: { kind: 'gitlab', name: 'gitlab.test/shop/cart' },
        state: 'polled',
        at: '2026-11-23T00:44:00.000Z',
      },
      { upstream: { name: 'gitlab.test/81' } },
    ]);
  });

  it('lets viewers share one round of calls', async () => {
    let calls = 0;
    const { list, pass } = setUp({
      gitlab: {
        project: async () => {
          calls += 1;
          return createFakeGitLab().project('shop/cart');
        },
      },
    });
    await Promise.all(Array.from({ length: 50 }, list));
    pass(19_000);
    await list();
    expect(calls).toBe(1);
    pass(2_000);
    await list();
    expect(calls).toBe(2);
  });

  it('shows a project that never ran a pipeline, and one without branches', async () => {
    const never = setUp({ gitlab: { latestPipeline: async () => undefined } });
    expect((await never.list()).items).toMatchObject([
      { pipeline: undefined, jobs: [] },
    ]);
    const empty = setUp({
      gitlab: {
        project: async () => ({
          ...(await createFakeGitLab().project('shop/cart')),
          defaultBranch: undefined,
        }),
        latestPipeline: async () => {
          throw new Error('No branch, no question');
        },
      },
    });
    expect(await empty.list()).toMatchObject({
      items: [{ pipeline: undefined }],
      problems: [],
    });
  });

  it('keeps the deployments when pipelines may not be read', async () => {
    const { list } = setUp({
      gitlab: {
        latestPipeline: async () => {
          throw await responseError(403, '403 Forbidden');
        },
      },
    });
    expect(await list()).toMatchObject({
      items: [
        { pipeline: undefined, deployments: [{ environment: 'production' }] },
      ],
      problems: [{ code: 'forbidden' }],
    });
  });

  it('says the same thing once', async () => {
    const fails = async () => {
      throw await responseError(403, '403 Forbidden');
    };
    const { list } = setUp({
      gitlab: { latestPipeline: fails, deployments: fails },
    });
    expect((await list()).problems).toHaveLength(1);
  });

  it('explains a project that is not there', async () => {
    const { list } = setUp({
      gitlab: {
        project: async () => {
          throw await responseError(404, '404 Project Not Found');
        },
      },
    });
    expect(await list()).toMatchObject({
      items: [],
      problems: [
        {
          code: 'project-unknown',
          hint: expect.stringContaining('gitlab.com/project-slug'),
        },
      ],
    });
  });

  it('explains a project that redirects', async () => {
    const { list } = setUp({
      gitlab: {
        project: async () => {
          throw await responseError(301, 'Moved');
        },
      },
    });
    expect((await list()).problems).toMatchObject([
      { code: 'moved', hint: expect.stringContaining('new path') },
    ]);
  });

  it('shows a renamed project under its new path, and says so', async () => {
    const { list } = setUp({
      gitlab: {
        project: async () => ({
          ...(await createFakeGitLab().project('shop/cart')),
          path: 'store/cart',
        }),
      },
    });
    expect(await list()).toMatchObject({
      items: [{ project: 'shop/cart', path: 'store/cart' }],
      problems: [
        {
          code: 'moved',
          message: 'The project shop/cart on gitlab.test is now store/cart.',
        },
      ],
    });
  });

  it('does not take another case for another path', async () => {
    const { list } = setUp({ projects: [{ ...CART, project: 'Shop/Cart' }] });
    expect((await list()).problems).toEqual([]);
  });

  it('serves the last answer as stale when GitLab goes away', async () => {
    const { list, pass, become } = setUp();
    await list();
    become({
      project: async () => {
        throw new OutboundError('refused', 'cannot be reached');
      },
    });
    pass(60_000);
    expect(await list()).toMatchObject({
      items: [{ path: 'shop/cart' }],
      problems: [{ code: 'refused' }],
      freshness: [{ state: 'stale', at: '2026-11-23T00:44:00.000Z' }],
    });
  });

  it('reports a host that is not configured', async () => {
    const { list } = setUp({
      projects: [{ ...CART, host: 'other.test' }, CART],
    });
    expect(await list()).toMatchObject({
      items: [{ host: 'gitlab.test' }],
      problems: [
        {
          code: 'not-configured',
          message: 'integrations.gitlab has no entry for host other.test.',
        },
      ],
    });
  });

  it('says how to name a project when there is none', async () => {
    const { list } = setUp({ projects: [] });
    expect(await list()).toMatchObject({
      items: [],
      problems: [{ code: 'not-annotated' }],
    });
  });

  it('passes on what is wrong with the annotations of projects only', async () => {
    const upstream = {
      kind: 'catalog',
      name: 'component:default/cart',
    } as const;
    const { list } = setUp({
      projects: [],
      problems: [
        {
          upstream,
          code: 'annotation-malformed',
          message: 'The annotation gitlab.com/project-slug is malformed.',
        },
        {
          upstream,
          code: 'cluster-unknown',
          message: 'The entity names the cluster x.',
        },
      ],
    });
    expect((await list()).problems).toMatchObject([
      { code: 'annotation-malformed' },
    ]);
  });
});
