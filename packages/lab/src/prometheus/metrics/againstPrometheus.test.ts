import { evaluateRange } from '../promql/evaluateQuery';
import { parseExpression } from '../promql/parseExpression';
import { askPrometheus } from '../promql/testing/askPrometheus';
import { describeAnswer } from '../promql/testing/describeAnswer';
import {
  isPrometheusInstalled,
  RealPrometheus,
} from '../promql/testing/RealPrometheus';
import { RecordedSeries } from '../promql/testing/RecordedSeries';
import { createTestWorld, testPolicy } from '../createTestWorld';
import { ClusterMetrics } from './ClusterMetrics';
import { createEngineDecision } from './createEngineDecision';

const FLOWS = 'hubble_flows_processed_total';
const HOUR = 3_600_000;
const QUERIES = [
  `rate(${FLOWS}[2m])`,
  `sum by (type, verdict) (rate(${FLOWS}[5m]))`,
  `sum by (verdict) (increase(${FLOWS}[1h]))`,
  `sum(increase(${FLOWS}{subtype="to-endpoint",destination="shop"}[20m]))`,
  `sum by (reason) (increase(hubble_drop_total[30m]))`,
  `resets(${FLOWS}[3h])`,
  `irate(${FLOWS}[1m])`,
  `up`,
];

const suite = isPrometheusInstalled() ? describe : describe.skip;

/** The series of the world are computed, not stored; here their samples are given to a real Prometheus. */
suite('the series of the world beside a real Prometheus', () => {
  let prometheus: RealPrometheus;
  let metrics: ClusterMetrics;
  /** The hours around the first restart of an agent that is in the past. */
  let startMs: number;
  let endMs: number;

  beforeAll(async () => {
    const denied = testPolicy('deny-all');
    const { world, cluster, clock } = createTestWorld();
    metrics = new ClusterMetrics(world, cluster, createEngineDecision());
    const all = parseExpression(`${FLOWS}{subtype="to-endpoint"}[30d]`);
    if (all.kind !== 'matrix') {
      throw new Error('not a range');
    }
    const [series] = metrics.select(all.selector.matchers, 0, clock.now());
    const window = series.window(0, clock.now());
    const restartMs = window.at(window.breaks[0]).timeMs;
    startMs = restartMs - 2 * HOUR;
    endMs = clock.now() + 3 * HOUR;
    // A policy that closes everything for an hour, after the restart.
    clock.advance(HOUR);
    cluster.objects.put('networkpolicies.networking.k8s.io', {
      ...denied,
      spec: { podSelector: {}, policyTypes: ['Ingress'] },
    });
    // Changes in one go are worked in together, after it.
    await Promise.resolve();
    clock.advance(HOUR);
    cluster.objects.remove(
      'networkpolicies.networking.k8s.io',
      'shop',
      'deny-all',
    );
    await Promise.resolve();
    clock.advance(HOUR);
    const kept = [
      [startMs, restartMs + 2 * HOUR],
      [endMs - 4 * HOUR, endMs],
    ] as const;
    const recorded = metrics.select([], startMs, endMs).map(one => {
      const samples = kept.flatMap(([fromMs, toMs]) => {
        const part = one.window(fromMs, toMs);
        return Array.from({ length: part.length }, (_, index) =>
          part.at(index),
        );
      });
      const { __name__, ...labels } = one.labels.toJSON();
      return new RecordedSeries({ __name__, ...labels }, samples);
    });
    prometheus = await RealPrometheus.start(recorded);
  }, 60_000);

  afterAll(() => prometheus.stop(), 30_000);

  it('saw a restart, and drops', () => {
    for (const [query, fromMs] of [
      [`sum(resets(${FLOWS}[4h])) > 0`, startMs],
      [`sum(rate(${FLOWS}{type="Drop"}[30m])) > 0`, endMs - 4 * HOUR],
    ] as const) {
      const found = evaluateRange(metrics, parseExpression(query), {
        startMs: fromMs,
        endMs: fromMs + 4 * HOUR,
        stepMs: 600_000,
      });
      expect(found).not.toMatchObject({ matrix: [] });
    }
  });

  it.each(QUERIES)('%s', async query => {
    const first = await ask(query, startMs + HOUR + 500, startMs + 4 * HOUR);
    expect(first.ours).toEqual(first.theirs);
    const second = await ask(query, endMs - 3 * HOUR + 500, endMs);
    expect(second.ours).toEqual(second.theirs);
  });

  async function ask(query: string, fromMs: number, toMs: number) {
    const range = { startMs: fromMs, endMs: toMs, stepMs: 97_000 };
    return {
      ours: describeAnswer(query, expression =>
        evaluateRange(metrics, expression, range),
      ),
      theirs: await askPrometheus(prometheus.url, 'query_range', {
        query,
        start: String(fromMs / 1_000),
        end: String(toMs / 1_000),
        step: '97',
      }),
    };
  }
});
