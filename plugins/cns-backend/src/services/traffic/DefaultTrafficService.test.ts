import { trafficAnswerSchema, TrafficRange } from 'backstage-plugin-cns-common';
import { OutboundError } from '../../http/OutboundError';
import {
  createFakeBinding,
  createFakePlace,
  createQuery,
} from '../testing/createFakeBinding';
import { createFakeCluster, createFakePod } from '../testing/createFakeCluster';
import {
  FakePrometheus,
  FakePrometheusOptions,
} from '../testing/FakePrometheus';
import { DefaultTrafficService } from './DefaultTrafficService';
import { TrafficReader } from './TrafficReader';

const NOW = Date.parse('2026-11-23T00:44:37.000Z');
const END = Date.parse('2026-11-23T00:44:00.000Z') / 1_000;

const trace = { type: 'Trace', subtype: 'to-endpoint' };
const drop = { type: 'Drop', subtype: '' };
const forwarded = { verdict: 'FORWARDED' };
const dropped = { verdict: 'DROPPED' };

/** Namespace context, as in the samples of Cilium's own handlers. */
const HUBBLE: FakePrometheusOptions = {
  labels: {
    hubble_flows_processed_total: [
      'source',
      'destination',
      'type',
      'subtype',
      'verdict',
    ],
    hubble_drop_total: ['source', 'destination', 'reason', 'protocol'],
  },
  values: { source: ['', 'shop', 'payments'], destination: ['', 'shop'] },
  ranges: [
    [
      /^sum by \(type, subtype\) \(rate\(.*destination="shop"/,
      [
        { labels: trace, value: 2 },
        { labels: drop, value: 0.5 },
        { labels: { type: 'Trace', subtype: '' }, value: 99 },
      ],
    ],
    [
      /^sum by \(type, subtype\) \(rate\(.*source="shop"/,
      [{ labels: trace, value: 1 }],
    ],
    [
      /^sum\(rate\(.*source="shop".*destination=~"\|reserved:/,
      [{ labels: {}, value: 0.25 }],
    ],
    [
      /^sum by \(type, subtype, verdict\) \(increase\(.*destination="shop"/,
      [
        { labels: { ...trace, ...forwarded }, value: 900 },
        { labels: { ...drop, ...dropped }, value: 100 },
        {
          labels: { type: 'PolicyVerdict', subtype: '', ...dropped },
          value: 90,
        },
        {
          labels: { type: 'PolicyVerdict', subtype: '', verdict: 'AUDIT' },
          value: 20,
        },
        {
          labels: { type: 'PolicyVerdict', subtype: '', verdict: 'REDIRECTED' },
          value: 3,
        },
      ],
    ],
    [
      /^sum by \(type, subtype, verdict, destination\) \(increase\(.*source="shop"/,
      [
        { labels: { ...trace, ...forwarded, destination: 'shop' }, value: 300 },
        { labels: { ...trace, ...forwarded, destination: 'pay' }, value: 30 },
        {
          labels: { type: 'Trace', subtype: 'to-stack', ...forwarded },
          value: 7,
        },
        {
          labels: {
            type: 'Trace',
            subtype: 'to-overlay',
            ...forwarded,
            destination: 'pay',
          },
          value: 1_000,
        },
        {
          labels: {
            type: 'PolicyVerdict',
            subtype: '',
            verdict: 'AUDIT',
            destination: 'shop',
          },
          value: 20,
        },
        {
          labels: {
            type: 'PolicyVerdict',
            subtype: '',
            verdict: 'AUDIT',
            destination: 'pay',
          },
          value: 5,
        },
      ],
    ],
    [/^sum\(rate\(.*type="Trace"/, [{ labels: {}, value: 50 }]],
  ],
  instant: [
    [
      /hubble_drop_total.*destination="shop"/,
      [
        { labels: { reason: 'POLICY_DENIED' }, value: 180 },
        { labels: { reason: 'STALE_OR_UNROUTABLE_IP' }, value: 10 },
      ],
    ],
    [/hubble_lost_events_total/, [{ labels: {}, value: 4 }]],
  ],
};

function setUp(
  options: {
    prometheus?: FakePrometheusOptions;
    places?: Parameters<typeof createFakePlace>[0][];
  } = {},
) {
  let now = NOW;
  const prometheus = new FakePrometheus(options.prometheus ?? HUBBLE);
  const service = new DefaultTrafficService({
    bindings: createFakeBinding({
      places: (
        options.places ?? [
          { cluster: createFakeCluster(), pods: [createFakePod()] },
        ]
      ).map(createFakePlace),
    }),
    reader: new TrafficReader({
      prometheus: {
        find: name => (name === 'nowhere' ? undefined : prometheus),
      },
      cacheMs: 20_000,
      now: () => now,
    }),
  });
  return {
    prometheus,
    read: (range: TrafficRange = '3h') => service.read(createQuery(), range),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('DefaultTrafficService', () => {
  it('reads rates, totals, reasons and marks of a namespace', async () => {
    const { read } = setUp();
    const answer = await read();
    expect(trafficAnswerSchema.parse(answer)).toBeDefined();
    expect(answer.problems).toEqual([]);
    expect(answer.freshness).toEqual([
      {
        upstream: { kind: 'prometheus', name: 'prod-eu' },
        state: 'polled',
        at: '2026-11-23T00:44:00.000Z',
      },
    ]);
    const [item] = answer.items;
    expect(item).toMatchObject({
      cluster: 'prod-eu',
      namespace: 'shop',
      scope: 'namespace',
      workloads: [],
      range: '3h',
      stepSeconds: 60,
      // What stays within the namespace is one event, though both directions have it.
      audit: 25,
      redirected: 3,
      lostEvents: 4,
    });
    expect(item.times).toHaveLength(181);
    expect(item.times.at(-1)).toBe(END);
    expect(new Set(item.inbound.forwarded)).toEqual(new Set([2]));
    expect(new Set(item.inbound.dropped)).toEqual(new Set([0.5]));
    expect(item.inbound.totals).toEqual({
      forwarded: 900,
      dropped: 100,
      droppedShare: 0.1,
    });
    expect(item.inbound.dropReasons).toEqual([
      { reason: 'POLICY_DENIED', count: 90 },
      { reason: 'STALE_OR_UNROUTABLE_IP', count: 10 },
    ]);
    // Delivered to pods, and what left for the outside; packets on their way to another node are not counted again.
    expect(new Set(item.outbound.forwarded)).toEqual(new Set([1.25]));
    expect(item.outbound.totals).toEqual({
      forwarded: 337,
      dropped: 0,
      droppedShare: 0,
    });
  });

  it('returns the queries as they were asked', async () => {
    const { read, prometheus } = setUp();
    const [item] = (await read()).items;
    for (const { promql } of item.queries) {
      expect(
        prometheus.asked.some(asked => asked.startsWith(`${promql} @`)),
      ).toBe(true);
    }
    expect(item.queries[0]).toEqual({
      name: 'Inbound per second',
      promql:
        'sum by (type, subtype) (rate(hubble_flows_processed_total{destination="shop",type=~"Trace|Drop",subtype=~"to-endpoint|"}[120s]))',
    });
  });

  it('compares with the range before only if Hubble was there', async () => {
    const full = setUp();
    expect((await full.read()).items[0].inbound.previous).toEqual({
      forwarded: 900,
      dropped: 100,
      droppedShare: 0.1,
    });
    const young = setUp({
      prometheus: {
        ...HUBBLE,
        ranges: HUBBLE.ranges?.map(([pattern, series]) => [
          pattern,
          series.map(one => ({
            ...one,
            at: (time: number) => time > END - 14_000,
          })),
        ]),
      },
    });
    expect((await young.read()).items[0].inbound.previous).toBeUndefined();
  });

  it('draws 0 where nothing flowed and a gap where nobody looked', async () => {
    const { read } = setUp({
      prometheus: {
        ...HUBBLE,
        ranges: [
          [
            /^sum by \(type, subtype\) \(rate\(.*destination="shop"/,
            [
              { labels: trace, value: 2, at: time => time < END - 600 },
              {
                labels: drop,
                value: undefined,
                at: time => time < END - 300,
              },
            ],
          ],
          [
            /^sum\(rate\(.*type="Trace".*subtype="to-endpoint"/,
            [{ labels: {}, value: 50, at: time => time < END - 300 }],
          ],
        ],
      },
    });
    const [{ inbound, outbound, times }] = (await read()).items;
    const at = (time: number) => times.indexOf(time);
    expect(inbound.forwarded[at(END - 660)]).toBe(2);
    expect(inbound.forwarded[at(END - 600)]).toBe(0);
    expect(inbound.forwarded[at(END - 300)]).toBeNull();
    // NaN is not 0.
    expect(inbound.dropped[at(END - 600)]).toBeNull();
    expect(outbound.dropped[at(END - 600)]).toBe(0);
    expect(inbound.totals).toEqual({ forwarded: 0, dropped: 0 });
  });

  it('narrows to the workloads of the entity where labels allow it', async () => {
    const { read, prometheus } = setUp({
      prometheus: {
        labels: {
          hubble_flows_processed_total: [
            'source_namespace',
            'source_workload',
            'destination_namespace',
            'destination_workload',
          ],
        },
      },
      places: [
        {
          cluster: createFakeCluster(),
          pods: [
            createFakePod({ workload: { kind: 'Deployment', name: 'web' } }),
            createFakePod(),
            createFakePod({ name: 'cart-2' }),
          ],
        },
      ],
    });
    const [item] = (await read()).items;
    expect(item).toMatchObject({
      scope: 'workload',
      workloads: ['cart', 'web'],
    });
    expect(
      prometheus.asked.some(text =>
        text.includes(
          'destination_namespace="shop",destination_workload=~"cart|web"',
        ),
      ),
    ).toBe(true);
  });

  it('takes the whole namespace when some pod has no controller', async () => {
    const { read } = setUp({
      prometheus: {
        labels: {
          hubble_flows_processed_total: [
            'source_namespace',
            'source_workload',
            'destination_namespace',
            'destination_workload',
          ],
        },
      },
      places: [
        {
          cluster: createFakeCluster(),
          pods: [createFakePod(), createFakePod({ workload: undefined })],
        },
      ],
    });
    expect((await read()).items[0].scope).toBe('namespace');
  });

  it('asks once for a hundred viewers of the same step', async () => {
    const { read, prometheus, pass } = setUp();
    const first = await read();
    const asked = prometheus.asked.length;
    expect(asked).toBeLessThanOrEqual(15);
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => read()),
    );
    expect(prometheus.asked).toHaveLength(asked);
    // The same bytes, hence the same ETag.
    expect(new Set(answers.map(a => JSON.stringify(a)))).toEqual(
      new Set([JSON.stringify(first)]),
    );
    pass(60_000);
    await read();
    expect(prometheus.asked.length).toBeGreaterThan(asked);
  });

  it('asks only places that are confirmed', async () => {
    const { read, prometheus } = setUp({
      places: (['unconfirmed', 'foreign', 'absent', 'unknown'] as const).map(
        trust => ({ cluster: createFakeCluster(), target: { trust } }),
      ),
    });
    expect((await read()).items).toEqual([]);
    expect(prometheus.asked).toEqual([]);
  });

  it('serves the last answer as stale when Prometheus goes away', async () => {
    const { read, prometheus, pass } = setUp();
    const before = await read();
    prometheus.failure = new OutboundError(
      'timeout',
      'did not answer within 5 s',
    );
    pass(60_000);
    const answer = await read();
    expect(answer.items).toEqual(before.items);
    expect(answer.freshness[0]).toMatchObject({
      state: 'stale',
      at: '2026-11-23T00:44:00.000Z',
    });
    expect(answer.problems).toMatchObject([
      {
        code: 'timeout',
        message: 'Prometheus of prod-eu did not answer within 5 s.',
      },
    ]);
  });

  it('reports a Prometheus that never answered', async () => {
    const { read, prometheus } = setUp();
    prometheus.failure = new OutboundError('refused', 'cannot be reached');
    await expect(read()).resolves.toMatchObject({
      items: [],
      problems: [{ code: 'refused' }],
      freshness: [],
    });
  });

  it('keeps one cluster when another has no Prometheus', async () => {
    const { read } = setUp({
      places: [
        { cluster: createFakeCluster() },
        { cluster: createFakeCluster({ name: 'nowhere' }) },
      ],
    });
    const answer = await read();
    expect(answer.items.map(({ cluster }) => cluster)).toEqual(['prod-eu']);
    expect(answer.problems).toMatchObject([
      { code: 'not-configured', upstream: { name: 'nowhere' } },
    ]);
  });

  it.each([
    ['metric-missing', {}, 'hubble-metrics'],
    [
      'labels-missing',
      { labels: { hubble_flows_processed_total: ['verdict'] } },
      'flow:labelsContext=source_namespace',
    ],
    [
      'several-clusters',
      {
        labels: { hubble_flows_processed_total: ['cluster', 'source'] },
        values: { cluster: ['a', 'b'] },
      },
      'cns.clusters.prod-eu.prometheus.matchers',
    ],
  ] as const)('explains %s', async (code, prometheus, hint) => {
    const { read } = setUp({ prometheus });
    const answer = await read();
    expect(answer.items).toEqual([]);
    expect(answer.problems).toMatchObject([
      { code, hint: expect.stringContaining(hint) },
    ]);
  });

  it('passes warnings on and keeps the numbers', async () => {
    const { read } = setUp({
      prometheus: { ...HUBBLE, warnings: ['store eu-2 did not answer'] },
    });
    const answer = await read();
    expect(answer.items).toHaveLength(1);
    expect(answer.problems).toMatchObject([
      {
        code: 'warnings',
        message: expect.stringContaining('store eu-2 did not answer'),
      },
    ]);
  });

  it('says when drops cannot be explained', async () => {
    const { read } = setUp({
      prometheus: {
        ...HUBBLE,
        labels: {
          ...HUBBLE.labels,
          hubble_drop_total: ['reason', 'protocol'],
        },
      },
    });
    const answer = await read();
    expect(answer.items[0].inbound.totals.dropped).toBe(100);
    expect(answer.items[0].inbound.dropReasons).toEqual([]);
    expect(answer.problems).toMatchObject([
      {
        code: 'labels-missing',
        message: expect.stringContaining('hubble_drop_total'),
      },
    ]);
  });
});
