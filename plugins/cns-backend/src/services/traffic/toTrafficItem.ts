import {
  DirectionTraffic,
  FlowTotals,
  TrafficItem,
} from 'backstage-plugin-cns-common';
import {
  PromSample,
  PromSeries,
} from '../../clients/prometheus/PrometheusClient';
import { dropReasons } from './dropReasons';
import { isInside, isOutside, TrafficScope } from './EndpointLabels';
import {
  LEAVING_SUBTYPES,
  TrafficLabels,
  TrafficQueries,
} from './trafficQueries';
import { TrafficTimes } from './trafficTimes';

/** What the queries of a view were answered with. @internal */
export interface TrafficAnswers {
  readonly series: {
    readonly inbound: readonly PromSeries[];
    readonly outbound: readonly PromSeries[];
    readonly leaving: readonly PromSeries[];
  };
  readonly totals: {
    readonly inbound: readonly PromSeries[];
    readonly outbound: readonly PromSeries[];
  };
  readonly reasons?: {
    readonly inbound: readonly PromSample[];
    readonly outbound: readonly PromSample[];
  };
  /** Times at which Hubble is known to have delivered metrics. */
  readonly covered: ReadonlySet<number>;
  /** Whether it delivered all through the range before. */
  readonly previousCovered: boolean;
  readonly lostEvents: number | undefined;
}

/**
 * Makes the item of a place from what Prometheus answered.
 *
 * @internal
 */
export function toTrafficItem(options: {
  readonly cluster: string;
  readonly scope: TrafficScope;
  readonly labels: TrafficLabels;
  readonly times: TrafficTimes;
  readonly queries: TrafficQueries;
  readonly lostQuery: string;
  readonly answers: TrafficAnswers;
}): TrafficItem {
  const { scope, labels, times, queries, answers } = options;
  const { covered } = answers;
  const rates = (
    series: readonly PromSeries[],
    wanted: (labels: PromSeries['labels']) => boolean,
  ) =>
    ratesAt(
      series.filter(one => wanted(one.labels)),
      times,
      covered,
    );
  const outwards = (one: PromSeries['labels']) =>
    isOutside(one, labels.destination);

  const inboundTotals = (at: number) =>
    toTotals(
      sumAt(answers.totals.inbound, at, isDelivered),
      sumAt(answers.totals.inbound, at, isDropped),
    );
  const outboundTotals = (at: number) =>
    toTotals(
      sumAt(
        answers.totals.outbound,
        at,
        one => isDelivered(one) || (isLeaving(one) && outwards(one)),
      ),
      sumAt(answers.totals.outbound, at, isDropped),
    );
  const direction = (
    forwarded: (number | null)[],
    dropped: (number | null)[],
    totals: (at: number) => FlowTotals,
    reasons: readonly PromSample[] | undefined,
    totalSeries: readonly PromSeries[],
  ): DirectionTraffic => ({
    forwarded,
    dropped,
    totals: totals(times.end),
    previous: answers.previousCovered ? totals(times.start) : undefined,
    dropReasons: [
      ...dropReasons(
        reasons ?? [],
        sumAt(totalSeries, times.end, isRefusedVerdict),
      ),
    ],
  });
  const marked = (verdict: string) =>
    sumAt(answers.totals.inbound, times.end, one => one.verdict === verdict) +
    // What stays within the scope was counted with the inbound already.
    sumAt(
      answers.totals.outbound,
      times.end,
      one =>
        one.verdict === verdict && !isInside(one, labels.destination, scope),
    );

  return {
    cluster: options.cluster,
    namespace: scope.namespace,
    scope: scope.workloads.length > 0 ? 'workload' : 'namespace',
    workloads: [...scope.workloads],
    range: times.range,
    stepSeconds: times.stepSeconds,
    times: [...times.times],
    inbound: direction(
      rates(answers.series.inbound, isDelivered),
      rates(answers.series.inbound, isDropped),
      inboundTotals,
      answers.reasons?.inbound,
      answers.totals.inbound,
    ),
    outbound: direction(
      ratesAt(
        [
          ...answers.series.outbound.filter(one => isDelivered(one.labels)),
          ...answers.series.leaving,
        ],
        times,
        covered,
      ),
      rates(answers.series.outbound, isDropped),
      outboundTotals,
      answers.reasons?.outbound,
      answers.totals.outbound,
    ),
    audit: marked('AUDIT'),
    redirected: marked('REDIRECTED'),
    lostEvents: answers.lostEvents,
    queries: namedQueries(queries, options.lostQuery),
  };
}

function namedQueries(queries: TrafficQueries, lost: string) {
  const named = [
    ['Inbound per second', queries.series.inbound],
    ['Outbound per second, to pods', queries.series.outbound],
    ['Outbound per second, out of the cluster', queries.series.leaving],
    ['Inbound over the range', queries.totals.inbound],
    ['Outbound over the range', queries.totals.outbound],
    ...(queries.reasons
      ? ([
          ['Drop reasons inbound', queries.reasons.inbound],
          ['Drop reasons outbound', queries.reasons.outbound],
        ] as const)
      : []),
    ['Events lost by Hubble, whole cluster', lost],
  ] as const;
  return named.map(([name, promql]) => ({ name, promql: promql.toString() }));
}

function isDelivered(labels: PromSeries['labels']): boolean {
  return labels.type === 'Trace' && labels.subtype === 'to-endpoint';
}

function isLeaving(labels: PromSeries['labels']): boolean {
  return (
    labels.type === 'Trace' && LEAVING_SUBTYPES.includes(labels.subtype ?? '')
  );
}

function isDropped(labels: PromSeries['labels']): boolean {
  return labels.type === 'Drop';
}

function isRefusedVerdict(labels: PromSeries['labels']): boolean {
  return labels.type === 'PolicyVerdict' && labels.verdict === 'DROPPED';
}

function toTotals(forwarded: number, dropped: number): FlowTotals {
  const all = forwarded + dropped;
  return {
    forwarded,
    dropped,
    droppedShare: all > 0 ? dropped / all : undefined,
  };
}

function sumAt(
  series: readonly PromSeries[],
  time: number,
  wanted: (labels: PromSeries['labels']) => boolean,
): number {
  return series
    .filter(({ labels }) => wanted(labels))
    .reduce((sum, { points }) => sum + (points.get(time) ?? 0), 0);
}

/** The sum at each time. A time without any of the series is 0 if Hubble delivered then, and a gap if it did not, or if a value is `NaN`. */
function ratesAt(
  series: readonly PromSeries[],
  times: TrafficTimes,
  covered: ReadonlySet<number>,
): (number | null)[] {
  return times.times.map(time => {
    const present = series.filter(({ points }) => points.has(time));
    if (present.length === 0) {
      return covered.has(time) ? 0 : null;
    }
    let sum = 0;
    for (const { points } of present) {
      const value = points.get(time);
      if (value === undefined) {
        return null;
      }
      sum += value;
    }
    return rounded(sum);
  });
}

// Six digits are more than a chart can show, and half the bytes.
function rounded(rate: number): number {
  return Number(rate.toPrecision(6));
}
