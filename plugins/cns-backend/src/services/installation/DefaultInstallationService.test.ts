import {
  BoundProject,
  installationAnswerSchema,
  INSTALLATION_STEPS,
} from 'backstage-plugin-cns-common';
import { StatedProject } from '../../bindings/readStatedProject';
import { ClusterStateReader } from '../../cluster-state/ClusterStateReader';
import { GitLabClient } from '../../clients/gitlab/GitLabClient';
import { OutboundError } from '../../http/OutboundError';
import { ProjectReader } from '../pipelines/ProjectReader';
import {
  createFakeBinding,
  createFakePlace,
  createQuery,
} from '../testing/createFakeBinding';
import { createFakeCluster } from '../testing/createFakeCluster';
import { createFakeGitLab } from '../testing/createFakeGitLab';
import { FakePrometheus } from '../testing/FakePrometheus';
import { TrafficReader } from '../traffic/TrafficReader';
import { ConnectionReader } from './ConnectionReader';
import { DefaultInstallationService } from './DefaultInstallationService';
import { PrometheusFactsReader } from './PrometheusFactsReader';
import {
  createAgents,
  createCiliumConfig,
  createOperator,
} from './testing/createFacts';

const NOW = Date.parse('2026-11-23T00:44:37.000Z');
const SERVICE: BoundProject = {
  host: 'gitlab.test',
  project: 'shop/cart',
  role: 'service',
};

function installed(over: Partial<ClusterStateReader> = {}) {
  return createFakeCluster({
    nodes: () => ['a', 'b', 'c'].map(name => ({ name, ready: true })),
    ciliumAgents: () => [createAgents()],
    ciliumOperators: () => [createOperator()],
    ciliumConfigs: () => [createCiliumConfig()],
    ...over,
  });
}

function setUp(
  options: {
    clusters?: readonly ClusterStateReader[];
    gitlab?: Partial<GitLabClient>;
    managementProjects?: Record<string, string>;
    management?: Record<string, StatedProject>;
    projects?: readonly BoundProject[];
  } = {},
) {
  let passed = 0;
  const now = () => NOW + passed;
  const client = createFakeGitLab({
    agentTokens: async () => [
      { name: 'a', active: true, lastUsedAt: '2026-11-23T00:30:00.000Z' },
    ],
    ...options.gitlab,
  });
  const gitlab = {
    find: (host: string) => (host === 'gitlab.test' ? client : undefined),
  };
  const prometheus = new FakePrometheus({
    labels: {
      hubble_flows_processed_total: [
        'source_namespace',
        'destination_namespace',
      ],
    },
    instant: [[/^count\(count by \(instance\)/, [{ labels: {}, value: 3 }]]],
  });
  const clients = {
    find: (cluster: string) => (cluster === 'prod-eu' ? prometheus : undefined),
  };
  const managed = options.managementProjects ?? { 'prod-eu': 'platform/prod' };
  const service = new DefaultInstallationService({
    bindings: createFakeBinding({
      places: (options.clusters ?? [installed()]).map(cluster =>
        createFakePlace({ cluster }),
      ),
      projects: options.projects ?? [SERVICE],
      management: {
        ...Object.fromEntries(
          Object.entries(managed).map(([cluster, project]) => [
            cluster,
            { project: { host: 'gitlab.test', project } },
          ]),
        ),
        ...options.management,
      },
    }),
    projects: new ProjectReader({ gitlab, cacheMs: 20_000, now }),
    connections: new ConnectionReader({ gitlab, cacheMs: 20_000, now }),
    prometheus: new PrometheusFactsReader({
      prometheus: clients,
      // Which labels there are may have been read for a view of the traffic, at another time.
      traffic: new TrafficReader({ prometheus: clients, cacheMs: 60_000, now }),
      cacheMs: 20_000,
      now,
    }),
    now,
  });
  return {
    list: () => service.list(createQuery()),
    prometheus,
    pass: (ms: number) => {
      passed += ms;
    },
  };
}

describe('DefaultInstallationService', () => {
  it('judges each step of a cluster', async () => {
    const answer = await setUp().list();
    expect(installationAnswerSchema.parse(answer)).toBeDefined();
    expect(answer.items.map(({ id, state }) => [id, state])).toEqual(
      INSTALLATION_STEPS.map(id => [id, 'ok']),
    );
    expect(answer.freshness.map(({ upstream }) => upstream.kind)).toEqual([
      'kubernetes',
      'prometheus',
      'gitlab',
    ]);
  });

  it('fetches facts once for all who look', async () => {
    const { list, prometheus } = setUp();
    await list();
    const asked = prometheus.asked.length;
    expect(asked).toBeLessThanOrEqual(5);
    const answers = await Promise.all(Array.from({ length: 20 }, list));
    expect(prometheus.asked).toHaveLength(asked);
    expect(new Set(answers.map(a => JSON.stringify(a))).size).toBe(1);
  });

  it('takes kinds that may not be read for unknown, not for none', async () => {
    const problem = {
      upstream: { kind: 'kubernetes', name: 'prod-eu' },
      code: 'forbidden',
      message: 'The identity may not list DaemonSets.',
    } as const;
    const { list } = setUp({
      clusters: [
        installed({
          ciliumAgents: () => [],
          kindState: kind => (kind === 'DaemonSet' ? 'unavailable' : 'loaded'),
          problems: () => [problem],
        }),
      ],
    });
    expect((await list()).items).toContainEqual(
      expect.objectContaining({
        id: 'cilium',
        state: 'unknown',
        sentence: problem.message,
      }),
    );
  });

  it('says while a cluster is being read', async () => {
    const { list } = setUp({
      clusters: [installed({ kindState: () => 'loading' })],
    });
    expect((await list()).items).toContainEqual(
      expect.objectContaining({
        id: 'cilium',
        state: 'unknown',
        sentence: expect.stringContaining('still being read'),
      }),
    );
  });

  it('keeps the cluster steps when GitLab is away', async () => {
    const { list } = setUp({
      gitlab: {
        project: async () => {
          throw new OutboundError('timeout', 'did not answer within 10 s');
        },
      },
    });
    expect((await list()).items.map(({ id, state }) => [id, state])).toEqual([
      ['cluster-connected', 'unknown'],
      ['cilium', 'ok'],
      ['hubble-metrics', 'ok'],
      ['prometheus', 'ok'],
      ['pipeline', 'unknown'],
    ]);
  });

  it('does not say that no agent is there when a project could not be read', async () => {
    const connected = async (readable: RegExp) => {
      const { list } = setUp({
        gitlab: {
          agents: async () => [],
          certificateClusters: async () => [],
          project: async name => {
            if (!readable.test(name)) {
              throw new OutboundError('timeout', 'did not answer within 10 s');
            }
            return { ...(await createFakeGitLab().project(name)), path: name };
          },
        },
      });
      return (await list()).items[0];
    };
    expect(await connected(/./)).toMatchObject({
      state: 'failing',
      evidence: [
        { text: 'Agents of platform/prod: none' },
        { text: 'Agents of shop/cart: none' },
        { text: expect.stringMatching(/^Certificate clusters of .*: none/) },
      ],
    });
    expect(await connected(/^shop/)).toMatchObject({
      id: 'cluster-connected',
      state: 'unknown',
      sentence: expect.stringContaining('did not answer'),
      evidence: [{ text: expect.stringContaining('none') }, {}],
    });
  });

  it('keeps the GitLab steps when Prometheus is away', async () => {
    const { list, prometheus } = setUp();
    prometheus.failure = new OutboundError('refused', 'cannot be reached');
    expect((await list()).items.map(({ id, state }) => [id, state])).toEqual([
      ['cluster-connected', 'ok'],
      ['cilium', 'ok'],
      ['hubble-metrics', 'unknown'],
      ['prometheus', 'unknown'],
      ['pipeline', 'ok'],
    ]);
  });

  it('does not take Prometheus for well because it was so a moment ago', async () => {
    const { list, prometheus, pass } = setUp();
    await list();
    prometheus.failure = new OutboundError('refused', 'cannot be reached');
    pass(30_000);
    const steps = (await list()).items;
    expect(steps.filter(({ id }) => id === 'prometheus')).toMatchObject([
      { state: 'unknown' },
    ]);
  });

  it('judges each cluster by its own management project', async () => {
    const asked: string[] = [];
    const { list } = setUp({
      clusters: [installed(), installed({ name: 'staging' })],
      managementProjects: {
        'prod-eu': 'platform/prod',
        staging: 'platform/staging',
      },
      gitlab: {
        project: async name => {
          asked.push(name);
          return {
            id: name === 'platform/staging' ? 2 : 1,
            path: name,
            webUrl: `https://gitlab.test/${name}`,
            defaultBranch: 'main',
            group: 'platform',
          };
        },
        latestPipeline: async (id, branch) => ({
          id: 812,
          status: id === 2 ? 'failed' : 'success',
          ref: branch,
          sha: 'abc',
          createdAt: '2026-11-23T00:00:00.000Z',
          updatedAt: '2026-11-23T00:00:00.000Z',
          webUrl: 'https://gitlab.test/-/pipelines/812',
        }),
      },
    });
    expect(
      (await list()).items
        .filter(({ id }) => id === 'pipeline')
        .map(({ cluster, state }) => [cluster, state]),
    ).toEqual([
      ['prod-eu', 'ok'],
      ['staging', 'failing'],
    ]);
  });

  it('asks only about the project that manages the cluster itself', async () => {
    const asked = new Set<string>();
    const { list } = setUp({
      managementProjects: { staging: 'platform/staging' },
      // As of an entity that also runs elsewhere.
      projects: [
        { host: 'gitlab.test', project: 'platform/other', role: 'management' },
      ],
      gitlab: {
        project: async name => {
          asked.add(name);
          return createFakeGitLab().project(name);
        },
      },
    });
    expect((await list()).items.at(-1)).toMatchObject({
      id: 'pipeline',
      state: 'unknown',
      sentence: expect.stringContaining('is not known'),
    });
    expect([...asked]).toEqual([]);
  });

  it('says why it is not known which project manages the cluster', async () => {
    const { list } = setUp({
      managementProjects: {},
      management: {
        'prod-eu': {
          problem: {
            upstream: { kind: 'catalog', name: 'resource:default/prod-eu' },
            code: 'server-error',
            message: 'The catalog could not be asked.',
          },
        },
      },
    });
    expect((await list()).items.at(-1)).toMatchObject({
      id: 'pipeline',
      state: 'unknown',
      sentence: 'The catalog could not be asked.',
    });
  });

  it('knows a cluster without Prometheus and without projects', async () => {
    const { list } = setUp({
      clusters: [installed({ name: 'staging' })],
      projects: [],
    });
    expect((await list()).items.map(({ id, state }) => [id, state])).toEqual([
      ['cluster-connected', 'unknown'],
      ['cilium', 'ok'],
      ['hubble-metrics', 'unknown'],
      ['prometheus', 'unknown'],
      ['pipeline', 'unknown'],
    ]);
  });
});
