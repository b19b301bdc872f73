import {
  Freshness,
  TrafficItem,
  TrafficRange,
  Upstream,
  UpstreamProblem,
} from 'backstage-plugin-cns-common';
import {
  PrometheusClient,
  PrometheusClients,
} from '../../clients/prometheus/PrometheusClient';
import { CachedValue, CoalescingCache } from '../../http/CoalescingCache';
import { toUpstreamProblem } from '../../http/toUpstreamProblem';
import { askTraffic } from './askTraffic';
import { CoverageReader } from './CoverageReader';
import { canSelectWorkloads, TrafficScope } from './EndpointLabels';
import { MetricLabels, readMetricLabels } from './MetricLabels';
import { dropsProblem, metricProblem } from './metricProblems';
import { toTrafficItem } from './toTrafficItem';
import {
  DROPS_METRIC,
  FLOWS_METRIC,
  lostEventsQuery,
  TrafficLabels,
  trafficQueries,
} from './trafficQueries';
import { trafficTimes, TrafficTimes } from './trafficTimes';

// What is incomplete, or about to be repaired by somebody, is asked again sooner.
const INCOMPLETE_TTL_MS = 15_000;
const MAX_WORKLOADS = 50;

/** What is asked about one place. @internal */
export interface TrafficQuestion {
  readonly cluster: string;
  readonly namespace: string;
  /** The entity's workloads there; empty when they are not known. */
  readonly workloads: readonly string[];
  readonly range: TrafficRange;
  /** Names of all namespaces of the cluster; empty when they are not known. */
  readonly namespaces: ReadonlySet<string>;
}

/** What is known about it. @internal */
export interface TrafficReading {
  readonly item?: TrafficItem;
  readonly problems: readonly UpstreamProblem[];
  readonly freshness: readonly Freshness[];
}

interface View {
  readonly item?: TrafficItem;
  readonly problems: readonly UpstreamProblem[];
  /** Epoch seconds. */
  readonly end: number;
}

/**
 * Reads the traffic of places from the clusters' Prometheus, once per place, range and step for all viewers.
 *
 * @internal
 */
export class TrafficReader {
  readonly #clients: PrometheusClients;
  readonly #now: () => number;
  readonly #views: CoalescingCache<View>;
  readonly #coverage: CoverageReader;
  readonly #labels: CoalescingCache<MetricLabels>;

  constructor(options: {
    prometheus: PrometheusClients;
    /** Milliseconds for which it is believed which metrics and labels there are. */
    cacheMs: number;
    /** Epoch milliseconds. */
    now?: () => number;
  }) {
    this.#clients = options.prometheus;
    this.#now = options.now ?? Date.now;
    const { now } = options;
    this.#views = new CoalescingCache({
      // A view does not change within its step.
      ttlMs: ({ problems }) =>
        problems.length > 0 ? INCOMPLETE_TTL_MS : Infinity,
      now,
    });
    this.#coverage = new CoverageReader({ now });
    this.#labels = new CoalescingCache({
      ttlMs: ({ kind }) =>
        kind === 'usable' ? options.cacheMs : INCOMPLETE_TTL_MS,
      now,
    });
  }

  /** Never throws: what fails becomes a problem. */
  async read(question: TrafficQuestion): Promise<TrafficReading> {
    const upstream = upstreamOf(question.cluster);
    const client = this.#clients.find(question.cluster);
    if (!client) {
      return {
        problems: [
          {
            upstream,
            code: 'not-configured',
            message: `No Prometheus is configured for cluster ${question.cluster}.`,
            hint: `cns: { clusters: { ${question.cluster}: { prometheus: { url: https://prometheus.example.com } } } }`,
          },
        ],
        freshness: [],
      };
    }
    const times = trafficTimes(question.range, this.#now());
    const workloads = [...new Set(question.workloads)].sort();
    try {
      const { value, error } = await this.#views.get(
        JSON.stringify([
          question.cluster,
          question.namespace,
          workloads,
          question.range,
        ]),
        () => this.#load(client, { ...question, workloads }, times),
        String(times.end),
      );
      return {
        item: value.item,
        problems:
          error === undefined
            ? value.problems
            : [...value.problems, toUpstreamProblem(upstream, error)],
        freshness: [
          {
            upstream,
            state: error === undefined ? 'polled' : 'stale',
            at: new Date(value.end * 1_000).toISOString(),
          },
        ],
      };
    } catch (error) {
      return { problems: [toUpstreamProblem(upstream, error)], freshness: [] };
    }
  }

  /**
   * Which labels the metric of a cluster has.
   *
   * @throws what the client throws, when it was never known
   */
  async metricLabels(
    client: PrometheusClient,
    cluster: string,
    metric: string,
    namespaces: ReadonlySet<string>,
  ): Promise<CachedValue<MetricLabels>> {
    const cached = await this.#labels.get(
      JSON.stringify([cluster, metric]),
      () =>
        readMetricLabels({
          client,
          metric,
          namespaces,
          now: Math.floor(this.#now() / 1_000),
        }),
    );
    // Labels that were right a while ago are still worth a query; that nothing was there is not.
    if (cached.error !== undefined && cached.value.kind !== 'usable') {
      throw cached.error;
    }
    return cached;
  }

  async #load(
    client: PrometheusClient,
    question: TrafficQuestion,
    times: TrafficTimes,
  ): Promise<View> {
    const { cluster, namespaces } = question;
    const upstream = upstreamOf(cluster);
    const [{ value: flows }, { value: drops }] = await Promise.all(
      [FLOWS_METRIC, DROPS_METRIC].map(metric =>
        this.metricLabels(client, cluster, metric, namespaces),
      ),
    );
    if (flows.kind !== 'usable') {
      return {
        end: times.end,
        problems: [metricProblem(upstream, FLOWS_METRIC, flows)],
      };
    }
    const scope = scopeOf(question, flows);
    const labels: TrafficLabels = {
      source: flows.source,
      destination: flows.destination,
      drops:
        drops.kind === 'usable' && canAnswer(drops, scope) ? drops : undefined,
    };
    const queries = trafficQueries({
      cluster: client.matchers,
      labels,
      scope,
      times,
    });
    const { warnings, answers } = await askTraffic({
      client,
      cluster,
      queries,
      times,
      coverage: this.#coverage,
    });
    const item = toTrafficItem({
      cluster,
      scope,
      labels,
      times,
      queries,
      lostQuery: lostEventsQuery(client.matchers, times).toString(),
      answers,
    });
    const dropped = item.inbound.totals.dropped + item.outbound.totals.dropped;
    return {
      item,
      end: times.end,
      problems: [
        ...warningProblems(upstream, warnings),
        ...(dropped > 0 && drops.kind !== 'usable'
          ? [dropsProblem(upstream)]
          : []),
      ],
    };
  }
}

function scopeOf(
  question: TrafficQuestion,
  labels: Extract<MetricLabels, { kind: 'usable' }>,
): TrafficScope {
  const byWorkload =
    question.workloads.length > 0 &&
    question.workloads.length <= MAX_WORKLOADS &&
    canSelectWorkloads(labels.source) &&
    canSelectWorkloads(labels.destination);
  return {
    namespace: question.namespace,
    workloads: byWorkload ? question.workloads : [],
  };
}

/** Drops of the whole namespace would not fit to totals of some workloads. */
function canAnswer(
  labels: Extract<MetricLabels, { kind: 'usable' }>,
  scope: TrafficScope,
): boolean {
  return (
    scope.workloads.length === 0 ||
    (canSelectWorkloads(labels.source) &&
      canSelectWorkloads(labels.destination))
  );
}

function warningProblems(
  upstream: Upstream,
  warnings: readonly string[],
): readonly UpstreamProblem[] {
  return warnings.length === 0
    ? []
    : [
        {
          upstream,
          code: 'warnings',
          message: `Prometheus of ${
            upstream.name
          } warns that its answer may be incomplete: ${warnings
            .slice(0, 3)
            .join('; ')
            .slice(0, 300)}.`,
        },
      ];
}

function upstreamOf(cluster: string): Upstream {
  return { kind: 'prometheus', name: cluster };
}
