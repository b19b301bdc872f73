import { ServiceAccountStrategy } from '@backstage/plugin-kubernetes-backend';
import { Fault, Lab, startLab } from 'cns-lab';
import { ClusterChange } from './ClusterStateReader';
import { createClusterState } from './createClusterState';
import { DefaultClusterState } from './DefaultClusterState';
import { SeenPolicyChange } from './ClusterSession';

const POLICIES = 'networkpolicies.networking.k8s.io';

describe('createClusterState, against the lab', () => {
  let lab: Lab;
  const states: DefaultClusterState[] = [];

  const prod = () => lab.upstream('kubernetes-prod-eu');

  beforeAll(async () => {
    lab = await startLab({ scenario: 'shop' });
  });
  afterEach(async () => {
    states.splice(0).forEach(state => state.stop());
    await prod().setFaults([]);
  });
  afterAll(() => lab.stop());

  const world = () => {
    const cluster = lab.world.clusters.get('prod-eu');
    if (!cluster) {
      throw new Error('The shop has no cluster prod-eu');
    }
    return cluster;
  };

  function create(
    options: {
      token?: string;
      timeoutMs?: number;
      idleTimeoutMs?: number;
      pollIntervalMs?: number;
      maximumAnswerBytes?: number;
      seen?: SeenPolicyChange[];
    } = {},
  ): DefaultClusterState {
    const state = createClusterState(
      {
        name: 'prod-eu',
        url: lab.clusters[0].kubernetesUrl,
        authProvider: 'serviceAccount',
        authMetadata: {
          serviceAccountToken: options.token ?? lab.tokens.kubernetesBackstage,
        },
        skipTlsVerify: false,
      },
      {
        config: {
          timeoutMs: options.timeoutMs ?? 5_000,
          idleTimeoutMs: options.idleTimeoutMs ?? 60_000,
          pollIntervalMs: options.pollIntervalMs ?? 200,
          maximumAnswerBytes: options.maximumAnswerBytes ?? 8_000_000,
        },
        strategyFor: () => new ServiceAccountStrategy(),
        onPolicyChange: (_, change) => options.seen?.push(change),
        backoff: { firstMs: 50, mostMs: 200 },
      },
    );
    if (!(state instanceof DefaultClusterState)) {
      throw new Error('The cluster cannot be connected to');
    }
    states.push(state);
    return state;
  }

  function putPolicy(name: string, labels: Record<string, string> = {}) {
    const [existing] = world().objects.list(POLICIES, 'shop');
    return world().objects.put(POLICIES, {
      ...existing,
      metadata: { ...existing.metadata, name, uid: `uid-${name}`, labels },
    });
  }

  async function until(check: () => boolean, what: string): Promise<void> {
    const end = Date.now() + 8_000;
    while (!check()) {
      if (Date.now() > end) {
        throw new Error(`Never: ${what}`);
      }
      await new Promise(resolve => {
        setTimeout(resolve, 20);
      });
    }
  }

  const codes = (state: DefaultClusterState) =>
    state.problems().map(({ code }) => code);

  it('reads what the cluster has, then answers without a call', async () => {
    const state = create();
    expect(state.freshness().state).toBe('loading');
    await state.ready();
    expect(state.problems()).toEqual([]);
    expect(state.freshness()).toMatchObject({ state: 'live' });
    await until(() => state.version() !== undefined, 'the version');

    prod().mark();
    await state.ready();
    expect(state.namespace('shop')?.annotations).toEqual({
      'backstage-cns/owner': 'group:default/team-shop',
    });
    expect(state.pods('shop').length).toBeGreaterThan(0);
    expect(state.pods('shop')[0].workload).toMatchObject({
      kind: 'Deployment',
    });
    expect(state.namespacesWithPodId('cart')).toEqual(['shop']);
    expect(state.podCount()).toBe(world().objects.count('pods'));
    expect(state.policies('shop').map(({ kind }) => kind)).toContain(
      'CiliumNetworkPolicy',
    );
    expect(state.clusterPolicies().map(({ name }) => name)).toContain(
      'allow-dns',
    );
    expect(state.nodes()).toHaveLength(3);
    expect(state.ciliumAgents()).toMatchObject([
      { namespace: 'kube-system', desired: 3, ready: 3 },
    ]);
    expect(state.ciliumOperators()).toHaveLength(1);
    expect(state.ciliumConfigs()[0].data['policy-audit-mode']).toBe('false');
    const [pod] = state.pods('shop');
    expect(state.ciliumEndpoint('shop', pod.name)?.state).toBe('ready');
    expect(prod().requestCount).toBe(0);
  });

  it('sees changes, tells whom they concern, and records who made them', async () => {
    const seen: SeenPolicyChange[] = [];
    const state = create({ seen });
    await state.ready();
    const heard: ClusterChange[] = [];
    state.onChange(changes => heard.push(...changes));

    putPolicy('from-a-test');
    await until(() => heard.length > 0, 'a change');
    expect(heard).toEqual([{ topic: 'policies', namespace: 'shop' }]);
    expect(
      state.policy({
        kind: 'NetworkPolicy',
        namespace: 'shop',
        name: 'from-a-test',
      }),
    ).toBeDefined();

    putPolicy('from-a-test', { changed: 'yes' });
    await until(() => seen.length === 2, 'the update');
    world().objects.remove(POLICIES, 'shop', 'from-a-test');
    await until(() => seen.length === 3, 'the deletion');
    expect(seen.map(({ change }) => change)).toEqual([
      'created',
      'updated',
      'deleted',
    ]);
  });

  it('leaves out kinds that the cluster does not serve', async () => {
    // As on a cluster without Cilium.
    await prod().setFaults([
      { type: 'status', status: 404, path: '/apis/cilium.io/v2' },
    ]);
    const state = create();
    await state.ready();
    expect(state.kindState('CiliumNetworkPolicy')).toBe('not-served');
    expect(state.kindState('NetworkPolicy')).toBe('loaded');
    expect(state.freshness().state).toBe('live');
    expect(state.problems()).toEqual([]);
  });

  it('leaves out a kind that it may not read, and names it', async () => {
    await prod().setFaults([
      { type: 'status', status: 403, path: '/api/v1/nodes' },
    ]);
    const state = create();
    await state.ready();
    expect(state.kindState('Node')).toBe('unavailable');
    expect(state.kindState('Pod')).toBe('loaded');
    expect(state.problems()).toMatchObject([
      {
        code: 'forbidden',
        message:
          'Cluster prod-eu does not allow the configured identity to read Node (403).',
      },
    ]);
  });

  it('lists every now and then where it may not watch', async () => {
    await prod().setFaults([{ type: 'status', status: 403, path: 'watch=' }]);
    const state = create();
    await state.ready();
    await until(() => state.freshness().state === 'polled', 'polled');
    expect(state.problems()).toEqual([]);
    putPolicy('polled');
    await until(
      () => state.policies('shop').some(({ name }) => name === 'polled'),
      'the new policy',
    );
    world().objects.remove(POLICIES, 'shop', 'polled');
    expect(state.freshness().state).toBe('polled');
  });

  it('watches again at once after an API server refused while it started', async () => {
    await prod().setFaults([
      { type: 'status', status: 403, path: 'watch=', times: 5 },
    ]);
    const state = create({ pollIntervalMs: 60_000 });
    await state.ready();
    await until(() => state.freshness().state === 'live', 'live');
    expect(state.problems()).toEqual([]);
  });

  it('keeps what it has while the cluster is away, and catches up', async () => {
    const seen: SeenPolicyChange[] = [];
    const state = create({ seen });
    await state.ready();
    const before = state.freshness();
    await prod().setFaults([{ type: 'refuse' }]);
    await until(() => state.freshness().state === 'stale', 'stale');
    expect(state.freshness().at).toBe(before.at);
    expect(codes(state)).toEqual(['refused']);
    expect(state.problems()[0].since).toBeDefined();
    expect(state.pods('shop').length).toBeGreaterThan(0);

    putPolicy('while-away');
    // So old that the server has forgotten: the watch is answered with 410.
    world().objects.compact();
    await prod().setFaults([]);
    await until(
      () => state.policies('shop').some(({ name }) => name === 'while-away'),
      'the missed policy',
    );
    await until(() => state.freshness().state === 'live', 'live');
    expect(state.problems()).toEqual([]);
    expect(seen).toMatchObject([
      { change: 'created', policy: { name: 'while-away' } },
    ]);
    world().objects.remove(POLICIES, 'shop', 'while-away');
  });

  it.each<[name: string, fault: Fault, code: string]>([
    ['is refused', { type: 'refuse' }, 'refused'],
    ['answers 401', { type: 'status', status: 401 }, 'unauthenticated'],
    ['answers 500', { type: 'status', status: 500 }, 'server-error'],
    ['answers 429', { type: 'status', status: 429 }, 'rate-limited'],
    ['is moved', { type: 'status', status: 307 }, 'moved'],
    ['answers garbage', { type: 'garbage' }, 'answer-malformed'],
    ['answers with a login page', { type: 'html' }, 'answer-malformed'],
    ['cuts the answer', { type: 'cut', afterBytes: 100 }, 'cut'],
    ['never answers', { type: 'latency', ms: 30_000 }, 'timeout'],
  ])('says what is wrong with a cluster that %s', async (_, fault, code) => {
    await prod().setFaults([fault]);
    const state = create({ timeoutMs: 800 });
    const started = Date.now();
    await state.ready();
    expect(Date.now() - started).toBeLessThan(5_000);
    await until(() => state.freshness().state === 'stale', 'given up');
    expect(codes(state)).toEqual([code]);
    expect(state.problems()[0].message).toMatch(/^Cluster prod-eu .*\.$/);
    expect(state.kindState('Pod')).not.toBe('loaded');
    expect(state.pods('shop')).toEqual([]);
    expect(state.freshness()).toEqual({
      upstream: { kind: 'kubernetes', name: 'prod-eu' },
      state: 'stale',
    });
  });

  it('tries again after a moment, and is well then', async () => {
    await prod().setFaults([
      { type: 'status', status: 429, retryAfterSeconds: 1, times: 2 },
      { type: 'status', status: 500, times: 3 },
    ]);
    const state = create();
    await until(() => {
      void state.ready();
      return state.freshness().state === 'live';
    }, 'live');
    expect(state.problems()).toEqual([]);
  });

  it('does not take in 200 MB', async () => {
    await prod().setFaults([
      { type: 'huge', bytes: 200_000_000, path: '/api/v1/pods' },
    ]);
    const before = process.memoryUsage().rss;
    const state = create();
    await state.ready();
    await until(() => codes(state).includes('answer-too-large'), 'too large');
    // The lab is in the same process; what matters is that nobody holds the 200 MB.
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
    expect(state.kindState('Namespace')).toBe('loaded');
    expect(state.kindState('Pod')).toBe('unavailable');
  });

  it('stops watching when nobody asks any more, and starts again', async () => {
    const state = create({ idleTimeoutMs: 1_000 });
    await state.ready();
    expect(state.podCount()).toBeGreaterThan(0);
    await until(() => state.freshness().state === 'loading', 'stopped');
    expect(state.podCount()).toBe(0);
    await state.ready();
    expect(state.podCount()).toBeGreaterThan(0);
  });

  it('goes on watching while a page listens', async () => {
    const state = create({ idleTimeoutMs: 300 });
    await state.ready();
    const end = state.onChange(() => {});
    await new Promise(resolve => {
      setTimeout(resolve, 1_000);
    });
    expect(state.freshness().state).toBe('live');
    end();
    await until(() => state.freshness().state === 'loading', 'stopped');
  });
});

describe('createClusterState, at size', () => {
  it('pages through thousands of pods', async () => {
    const lab = await startLab({
      scenario: 'thousand-pods',
      size: { pods: 1_200, policies: 20, clusters: 1 },
    });
    const [cluster] = lab.clusters;
    const state = createClusterState(
      {
        name: cluster.name,
        url: cluster.kubernetesUrl,
        authProvider: 'serviceAccount',
        authMetadata: { serviceAccountToken: lab.tokens.kubernetesBackstage },
        skipTlsVerify: false,
      },
      {
        config: {
          timeoutMs: 10_000,
          idleTimeoutMs: 60_000,
          pollIntervalMs: 1_000,
          maximumAnswerBytes: 32_000_000,
        },
        strategyFor: () => new ServiceAccountStrategy(),
        onPolicyChange: () => {},
      },
    );
    try {
      while (state.freshness().state === 'loading') {
        await state.ready();
        await new Promise(resolve => {
          setTimeout(resolve, 50);
        });
      }
      expect(state.podCount()).toBeGreaterThanOrEqual(1_200);
      const { requests } = lab.upstream(`kubernetes-${cluster.name}`);
      const pages = requests.filter(
        ({ url }) =>
          url.startsWith('/api/v1/pods?') && !url.includes('watch=true'),
      );
      expect(pages.every(({ url }) => url.includes('limit=500'))).toBe(true);
      expect(pages.length).toBe(Math.ceil(state.podCount() / 500));
    } finally {
      if ('stop' in state) {
        state.stop();
      }
      await lab.stop();
    }
  }, 60_000);
});

describe('createClusterState, without credentials of its own', () => {
  it('explains why a cluster with client-side auth is not watched', async () => {
    const state = createClusterState(
      {
        name: 'prod',
        url: 'https://10.0.0.1',
        authProvider: 'google',
        authMetadata: {},
        skipTlsVerify: false,
      },
      {
        config: {
          timeoutMs: 1_000,
          idleTimeoutMs: 1_000,
          pollIntervalMs: 1_000,
          maximumAnswerBytes: 1_000,
        },
        strategyFor: () => undefined,
        onPolicyChange: () => {},
      },
    );
    await state.ready();
    expect(state.problems()).toMatchObject([{ code: 'client-side-auth' }]);
    expect(state.kindState('Pod')).toBe('unavailable');
  });
});
