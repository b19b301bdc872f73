import { PromMatcher, PromQuery } from '../../clients/prometheus/PromQuery';
import {
  EndpointLabels,
  insideMatchers,
  labelNamesOf,
  outsideMatcher,
  TrafficScope,
} from './EndpointLabels';
import { TrafficTimes } from './trafficTimes';

/** Counts every event that Hubble sees. @internal */
export const FLOWS_METRIC = 'hubble_flows_processed_total';
/** Counts drops by reason, a drop by policy once more for its verdict. @internal */
export const DROPS_METRIC = 'hubble_drop_total';
/** Counts events that Hubble could not read in time. @internal */
export const LOST_METRIC = 'hubble_lost_events_total';

// Deliveries and drops, each counted once: a connection is seen at several points and on two nodes, a refused packet as verdict and as drop.
const DELIVERED_OR_DROPPED: readonly PromMatcher[] = [
  { label: 'type', op: 'in', values: ['Trace', 'Drop'] },
  { label: 'subtype', op: 'matches', value: 'to-endpoint|' },
];

/** Observation points at which a packet leaves for the outside. @internal */
export const LEAVING_SUBTYPES: readonly string[] = [
  'to-stack',
  'to-network',
  'to-overlay',
];

// Where no pod receives it, a packet is counted where it leaves.
const LEAVING: readonly PromMatcher[] = [
  { label: 'type', op: 'is', value: 'Trace' },
  { label: 'subtype', op: 'in', values: LEAVING_SUBTYPES },
];

// A refusal by the proxy is no drop event, see `DELIVERED_OR_DROPPED`.
const NOT_BY_PROXY: PromMatcher = {
  label: 'protocol',
  op: 'not-in',
  values: ['DNS', 'HTTP', 'Kafka', 'Unknown L7'],
};

/** How both ends of the flows metric, and of the drops metric where it can be used, are labelled. @internal */
export interface TrafficLabels {
  readonly source: EndpointLabels;
  readonly destination: EndpointLabels;
  readonly drops?: {
    readonly source: EndpointLabels;
    readonly destination: EndpointLabels;
  };
}

/**
 * The queries behind one view. `series` are for range queries at each step; `totals` for the end of the range and the end of the one before;
 * `reasons` for the end.
 *
 * @internal
 */
export interface TrafficQueries {
  readonly series: {
    readonly inbound: PromQuery;
    readonly outbound: PromQuery;
    readonly leaving: PromQuery;
  };
  readonly totals: {
    readonly inbound: PromQuery;
    readonly outbound: PromQuery;
  };
  readonly reasons?: {
    readonly inbound: PromQuery;
    readonly outbound: PromQuery;
  };
}

/**
 * Makes the queries of a view from how the metrics are labelled; see `reference/hubble-metrics.md`, section 4.
 *
 * @internal
 */
export function trafficQueries(options: {
  readonly cluster: readonly PromMatcher[];
  readonly labels: TrafficLabels;
  readonly scope: TrafficScope;
  readonly times: TrafficTimes;
}): TrafficQueries {
  const { cluster, labels, scope, times } = options;
  const to = insideMatchers(labels.destination, scope);
  const from = insideMatchers(labels.source, scope);
  const flows = (...matchers: (readonly PromMatcher[])[]) =>
    PromQuery.select(FLOWS_METRIC, [...cluster, ...matchers.flat()]);
  const kinds = ['type', 'subtype'];
  const drops = (matchers: readonly PromMatcher[]) =>
    PromQuery.select(DROPS_METRIC, [...cluster, ...matchers, NOT_BY_PROXY])
      .increase(times.rangeSeconds)
      .sum(['reason']);

  return {
    series: {
      inbound: flows(to, DELIVERED_OR_DROPPED)
        .rate(times.rateWindowSeconds)
        .sum(kinds),
      outbound: flows(from, DELIVERED_OR_DROPPED)
        .rate(times.rateWindowSeconds)
        .sum(kinds),
      leaving: flows(from, LEAVING, [outsideMatcher(labels.destination)])
        .rate(times.rateWindowSeconds)
        .sum(),
    },
    totals: {
      inbound: flows(to)
        .increase(times.rangeSeconds)
        .sum([...kinds, 'verdict']),
      // With the destination, to tell what left the cluster and what stayed within the scope.
      outbound: flows(from)
        .increase(times.rangeSeconds)
        .sum([...kinds, 'verdict', ...labelNamesOf(labels.destination)]),
    },
    reasons: labels.drops && {
      inbound: drops(insideMatchers(labels.drops.destination, scope)),
      outbound: drops(insideMatchers(labels.drops.source, scope)),
    },
  };
}

/**
 * Says at which times a cluster's Hubble delivered metrics at all, without which a missing series could mean "nothing flowed" and "nobody looked" alike.
 *
 * @internal
 */
export function coverageQuery(
  cluster: readonly PromMatcher[],
  times: TrafficTimes,
): PromQuery {
  return PromQuery.select(FLOWS_METRIC, [
    ...cluster,
    { label: 'type', op: 'is', value: 'Trace' },
    { label: 'subtype', op: 'is', value: 'to-endpoint' },
  ])
    .rate(times.rateWindowSeconds)
    .sum();
}

/** Events lost over the range, in the whole cluster: Hubble does not know whose they were. @internal */
export function lostEventsQuery(
  cluster: readonly PromMatcher[],
  times: TrafficTimes,
): PromQuery {
  return PromQuery.select(LOST_METRIC, cluster)
    .increase(times.rangeSeconds)
    .sum();
}
