import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { getResponse } from 'msw';
import { LabServer } from '../server';
import { ManualClock, TrafficIntent } from '../world';
import {
  createTestWorld,
  TEST_STARTED_AT,
  testPolicy,
  WEB_TO_CART,
} from './createTestWorld';
import { createPrometheusHandlers, DecideLanes, prometheusNotFound } from '.';

const BASE = 'http://prometheus.test';
const FLOWS = 'hubble_flows_processed_total';
const HOUR = 3_600_000;

/** Refuses all traffic while a policy whose name begins with `deny` is there; a stand-in for the engine. */
const decide: DecideLanes = ({ policies, lanes }) =>
  lanes.map(() => {
    const denied = policies.some(({ metadata }) =>
      metadata.name.startsWith('deny'),
    );
    const admitted = policies.length > 0 ? 'admitted' : 'open';
    return { egress: 'open', ingress: denied ? 'not-admitted' : admitted };
  });

function setUp(options: Parameters<typeof createTestWorld>[0] = {}) {
  const { world, cluster, clock } = createTestWorld(options);
  const handlers = createPrometheusHandlers({
    world,
    cluster,
    baseUrl: BASE,
    decide,
  });
  async function ask(
    path: string,
    parameters: Record<string, string> = {},
    init?: RequestInit,
  ) {
    const query = new URLSearchParams(parameters);
    const response = await getResponse(
      handlers,
      new Request(`${BASE}${path}?${query}`, init),
    );
    if (!response) {
      throw new Error(`nothing handles ${path}`);
    }
    return { status: response.status, body: await response.json() };
  }
  async function value(query: string, timeMs = clock.now()): Promise<number> {
    const { body } = await ask('/api/v1/query', {
      query,
      time: String(timeMs / 1_000),
    });
    return Number(body.data.result[0]?.value[1] ?? NaN);
  }
  return { world, cluster, clock, handlers, ask, value };
}

describe('createPrometheusHandlers', () => {
  it('names and labels the flow series as Hubble does', async () => {
    const { ask } = setUp();
    const { body } = await ask('/api/v1/series', {
      'match[]': `${FLOWS}{subtype="to-endpoint",source_workload="web"}`,
      start: String((TEST_STARTED_AT - HOUR) / 1_000),
    });
    expect(body).toEqual({
      status: 'success',
      data: [
        {
          __name__: FLOWS,
          destination: 'shop',
          destination_workload: 'cart',
          instance: '10.0.0.2:9965',
          job: 'hubble-metrics',
          namespace: 'kube-system',
          node: 'n2',
          pod: 'cilium-b',
          protocol: 'TCP',
          source: 'shop',
          source_workload: 'web',
          subtype: 'to-endpoint',
          traffic_direction: 'ingress',
          type: 'Trace',
          verdict: 'FORWARDED',
        },
      ],
    });
  });

  it('delivers about as many flows as the world wishes, with a day in which it swings', async () => {
    const { value } = setUp();
    const delivered = `sum(increase(${FLOWS}{subtype="to-endpoint",source_workload="web"}[1d]))`;
    expect(await value(delivered)).toBeGreaterThan(0.85 * 4 * 86_400);
    expect(await value(delivered)).toBeLessThan(1.15 * 4 * 86_400);
    const rate = `sum(rate(${FLOWS}{subtype="to-endpoint",source_workload="web"}[30m]))`;
    const afternoon = await value(rate, Date.parse('2026-10-31T14:00:00Z'));
    const night = await value(rate, Date.parse('2026-10-31T02:00:00Z'));
    expect(afternoon).toBeGreaterThan(1.5 * night);
  });

  it('gives the same samples for the same seed, and thirty days of them with resets', async () => {
    const series = `${FLOWS}{subtype="to-endpoint",source_workload="web"}`;
    const parameters = { query: `${series}[6h]` };
    const first = setUp();
    const second = await setUp().ask('/api/v1/query', parameters);
    const { body } = await first.ask('/api/v1/query', parameters);
    expect(body).toEqual(second.body);
    const values: [number, string][] = body.data.result[0].values;
    expect(values).toHaveLength(6 * 240);
    expect(values.every(([, text]) => /^[1-9]\d*$/.test(text))).toBe(true);
    expect(await first.value(`resets(${series}[30d])`)).toBeGreaterThanOrEqual(
      1,
    );
    const day = 24 * HOUR;
    expect(
      await first.value(series, TEST_STARTED_AT - 29 * day),
    ).toBeGreaterThan(1);
    expect(await first.value(series, TEST_STARTED_AT - 31 * day)).toBeNaN();
  });

  it('turns forwarded into dropped from the moment a policy is applied, and leaves the past alone', async () => {
    const { clock, cluster, value } = setUp();
    clock.advance(HOUR);
    const before = await value(
      `sum(increase(${FLOWS}{subtype="to-endpoint"}[30m]))`,
    );
    cluster.objects.put(
      'networkpolicies.networking.k8s.io',
      testPolicy('deny-all'),
    );
    clock.advance(HOUR);
    expect(
      await value(`sum(increase(${FLOWS}{subtype="to-endpoint"}[30m]))`),
    ).toBe(0);
    expect(
      await value(
        `sum(increase(${FLOWS}{subtype="to-endpoint"}[30m]))`,
        clock.now() - HOUR,
      ),
    ).toBe(before);
    const drops = await value(`sum(increase(${FLOWS}{type="Drop"}[30m]))`);
    expect(drops).toBeGreaterThan(1_000);
    expect(
      await value(`sum(increase(${FLOWS}{verdict="DROPPED"}[30m]))`),
    ).toBeCloseTo(2 * drops, 6);
    expect(
      await value(
        `sum(increase(hubble_drop_total{reason="POLICY_DENIED"}[30m]))`,
      ),
    ).toBeCloseTo(2 * drops, 0);
    expect(
      await value(
        `sum(increase(hubble_policy_verdicts_total{action="dropped",direction="ingress"}[30m]))`,
      ),
    ).toBeCloseTo(drops, 6);

    cluster.objects.remove(
      'networkpolicies.networking.k8s.io',
      'shop',
      'deny-all',
    );
    clock.advance(HOUR);
    expect(await value(`sum(rate(${FLOWS}{type="Drop"}[30m]))`)).toBe(0);
    expect(
      await value(`sum(increase(${FLOWS}{subtype="to-endpoint"}[30m]))`),
    ).toBeGreaterThan(0.5 * before);
  });

  it('asks the engine when something changed, not per query', async () => {
    let asked = 0;
    const { world, cluster, clock } = createTestWorld();
    const handlers = createPrometheusHandlers({
      world,
      cluster,
      baseUrl: BASE,
      decide: situation => {
        asked += 1;
        return decide(situation);
      },
    });
    const query = () =>
      getResponse(handlers, new Request(`${BASE}/api/v1/query?query=up`));
    await query();
    await query();
    expect(asked).toBe(1);
    cluster.objects.put('networkpolicies.networking.k8s.io', testPolicy('a'));
    cluster.objects.put('networkpolicies.networking.k8s.io', testPolicy('b'));
    clock.advance(1_000);
    await query();
    await query();
    expect(asked).toBe(2);
  });

  it('knows from its creation time since when a policy that was there at the start has dropped', async () => {
    const { value } = setUp({
      policies: [testPolicy('deny-all', '2026-10-31T12:00:00Z')],
    });
    const delivered = `sum(rate(${FLOWS}{subtype="to-endpoint"}[1h]))`;
    expect(await value(delivered)).toBe(0);
    expect(
      await value(delivered, Date.parse('2026-10-30T12:00:00Z')),
    ).toBeGreaterThan(1);
  });

  it('reports AUDIT and forwards in audit mode', async () => {
    const { value } = setUp({
      auditMode: true,
      policies: [testPolicy('deny')],
    });
    expect(
      await value(`sum(rate(${FLOWS}{verdict="AUDIT"}[5m]))`),
    ).toBeGreaterThan(0.1);
    expect(
      await value(`sum(rate(${FLOWS}{subtype="to-endpoint"}[5m]))`),
    ).toBeGreaterThan(1);
    expect(await value(`sum(rate(${FLOWS}{verdict="DROPPED"}[5m]))`)).toBeNaN();
  });

  it('has no Hubble series while the metrics are off, and has them once they are switched on', async () => {
    const { ask, cluster, clock, value } = setUp({ hubbleMetrics: '' });
    const names = await ask('/api/v1/label/__name__/values');
    expect(names.body.data).toEqual([
      'cilium_endpoint_state',
      'cilium_policy',
      'cilium_unreachable_nodes',
      'up',
    ]);
    const config = cluster.objects.get(
      'configmaps',
      'kube-system',
      'cilium-config',
    );
    if (!config) {
      throw new Error('the test world has no cilium-config');
    }
    cluster.objects.put('configmaps', {
      ...config,
      data: { 'enable-hubble': 'true', 'hubble-metrics': 'flow' },
    });
    clock.advance(HOUR);
    expect(
      await value(`sum by (verdict) (rate(${FLOWS}[5m]))`),
    ).toBeGreaterThan(1);
    const { body } = await ask('/api/v1/series', { 'match[]': FLOWS });
    expect(Object.keys(body.data[0])).not.toContain('source');
  });

  it('sees nothing of pods that are older than Cilium, and drops nothing there', async () => {
    const { cluster, clock, value } = setUp({ policies: [testPolicy('deny')] });
    cluster.objects.remove('ciliumendpoints.cilium.io', 'shop', 'cart-1-a');
    clock.advance(HOUR);
    expect(await value(`sum(rate(${FLOWS}{type="Drop"}[5m]))`)).toBe(0);
    expect(
      await value(`sum(rate(${FLOWS}{destination_workload="cart"}[5m]))`),
    ).toBe(0);
    const toSomebody = `${FLOWS}{source_workload="web",destination="",subtype="to-stack"}`;
    expect(await value(`sum(rate(${toSomebody}[5m]))`)).toBeGreaterThan(1);
  });

  it('leaves out the namespace of everything that is not a pod', async () => {
    const fromWorld: TrafficIntent = {
      ...WEB_TO_CART,
      id: 'world-web',
      from: { type: 'outside', address: '203.0.113.9' },
      application: 'http',
    };
    const { ask } = setUp({
      traffic: [fromWorld],
      hubbleMetrics:
        'flow:sourceContext=namespace|reserved-identity;destinationContext=namespace drop:sourceContext=namespace httpV2:sourceContext=workload-name;destinationContext=workload-name',
    });
    const sources = await ask('/api/v1/label/source/values', {
      'match[]': FLOWS,
    });
    expect(sources.body.data).toEqual(['reserved:world', 'shop']);
    const destinations = await ask('/api/v1/series', {
      'match[]': `${FLOWS}{source="shop",destination=""}`,
    });
    expect(destinations.body.data.length).toBeGreaterThan(0);
    const quantile = await ask('/api/v1/query', {
      query:
        'histogram_quantile(0.5, sum by (le) (rate(hubble_http_request_duration_seconds_bucket[10m])))',
    });
    expect(Number(quantile.body.data.result[0].value[1])).toBeCloseTo(0.015, 2);
  });

  it('answers POST like GET, a range query with its steps, and numbers as text', async () => {
    const { ask } = setUp();
    const form = new URLSearchParams({
      query: 'up{job="prometheus"} / 0',
      start: '2026-11-01T11:58:00Z',
      end: '2026-11-01T12:00:00Z',
      step: '1m',
    });
    const { body } = await ask(
      '/api/v1/query_range',
      {},
      {
        method: 'POST',
        body: form,
      },
    );
    expect(body.data).toEqual({
      resultType: 'matrix',
      result: [
        {
          metric: { instance: 'localhost:9090', job: 'prometheus' },
          values: [
            [1793534280, '+Inf'],
            [1793534340, '+Inf'],
            [1793534400, '+Inf'],
          ],
        },
      ],
    });
  });

  it.each([
    [
      '/api/v1/query',
      { query: 'sum(' },
      400,
      'bad_data',
      'invalid parameter "query": 1:5: parse error: unexpected end of input',
    ],
    [
      '/api/v1/query',
      { query: 'no_such(up)' },
      400,
      'bad_data',
      'invalid parameter "query": 1:1: parse error: unknown function with name "no_such"',
    ],
    [
      '/api/v1/query',
      { query: 'deriv(up[5m])' },
      422,
      'execution',
      'function "deriv" is not evaluated by this server',
    ],
    [
      '/api/v1/query',
      { query: 'stddev(up)' },
      422,
      'execution',
      'aggregation "stddev" is not evaluated by this server',
    ],
    [
      '/api/v1/query',
      { query: 'up', time: 'yesterday' },
      400,
      'bad_data',
      'invalid parameter "time": cannot parse "yesterday" to a valid timestamp',
    ],
    [
      '/api/v1/query_range',
      { query: 'up', start: '10', end: '5', step: '1' },
      400,
      'bad_data',
      'invalid parameter "end": end timestamp must not be before start time',
    ],
    [
      '/api/v1/query_range',
      { query: 'up', start: '0', end: '99999', step: '1' },
      400,
      'bad_data',
      'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
    ],
    [
      '/api/v1/query_range',
      { query: 'up[5m]', start: '0', end: '9', step: '1' },
      400,
      'bad_data',
      'invalid parameter "query": invalid expression type "range vector" for range query, must be Scalar or instant Vector',
    ],
    ['/api/v1/series', {}, 400, 'bad_data', 'no match[] parameter provided'],
    [
      '/api/v1/label/a-b/values',
      {},
      400,
      'bad_data',
      'invalid label name: "a-b"',
    ],
  ])('refuses %s %j', async (path, parameters, status, errorType, error) => {
    const answer = await setUp().ask(path, { ...parameters });
    expect(answer).toEqual({
      status,
      body: { status: 'error', errorType, error },
    });
  });
});

const promtool = spawnSync('promtool', ['--version']).status === 0;

(promtool ? describe : describe.skip)('promtool as the client', () => {
  let server: LabServer;

  beforeAll(async () => {
    const clock = new ManualClock(Date.now());
    const { world, cluster } = createTestWorld({ clock });
    server = await LabServer.start({
      name: 'prometheus/prod-eu',
      port: 0,
      handlers: baseUrl =>
        createPrometheusHandlers({ world, cluster, baseUrl, decide }),
      notFound: prometheusNotFound,
      logger: { debug: () => {}, info: () => {}, error: () => {} },
      control: {
        count: () => {},
        intercept: async () => undefined,
        transform: response => response,
      },
    });
  });

  afterAll(() => server.stop());

  async function query(...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)('promtool', [
      'query',
      ...args,
    ]);
    return stdout;
  }

  it('asks an instant query', async () => {
    const text = await query(
      'instant',
      server.baseUrl,
      `sum by (verdict) (rate(${FLOWS}[5m]))`,
    );
    expect(text).toMatch(/^\{verdict="FORWARDED"\} => \d+\.\d+ @\[/);
  });

  it('asks a range query', async () => {
    const text = await query(
      'range',
      '--step=60s',
      server.baseUrl,
      `sum(rate(${FLOWS}[5m]))`,
    );
    expect(text.trim().split('\n').length).toBeGreaterThan(4);
  });

  it('asks for series and labels', async () => {
    expect(
      await query('series', `--match=${FLOWS}{type="Trace"}`, server.baseUrl),
    ).toContain('destination_workload="cart"');
    expect(await query('labels', server.baseUrl, 'node')).toBe('n1\nn2\n');
  });
});
