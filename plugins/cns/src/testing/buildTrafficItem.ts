import {
  TRAFFIC_RANGES,
  type DirectionTraffic,
  type TrafficItem,
  type TrafficRange,
} from 'backstage-plugin-cns-common';

/** Monday, 4 May 2026, 14:00 UTC, in epoch seconds: the end of the series. */
const END = 1_777_903_200;

function wave(points: number, base: number, height: number): number[] {
  return Array.from(
    { length: points },
    (_, index) => base + height * (1 + Math.sin(index / 9)),
  );
}

/** One direction of throughput; sums and series belong together. @internal */
export function buildDirectionTraffic(
  options: {
    readonly points?: number;
    readonly stepSeconds?: number;
    /** Flow events per second, about. */
    readonly forwarded?: number;
    readonly dropped?: number;
  } = {},
): DirectionTraffic {
  const { points = 180, stepSeconds = 60 } = options;
  const forwarded = wave(points, options.forwarded ?? 20, 4);
  const dropped = wave(points, options.dropped ?? 0.5, 0.2);
  const sum = (values: readonly number[]) =>
    Math.round(values.reduce((total, value) => total + value * stepSeconds, 0));
  const totals = { forwarded: sum(forwarded), dropped: sum(dropped) };
  return {
    forwarded,
    dropped,
    totals: {
      ...totals,
      droppedShare: totals.dropped / (totals.forwarded + totals.dropped),
    },
    previous: {
      forwarded: totals.forwarded,
      dropped: Math.round(totals.dropped / 2),
      droppedShare:
        totals.dropped / 2 / (totals.forwarded + totals.dropped / 2),
    },
    dropReasons: [{ reason: 'POLICY_DENIED', count: totals.dropped }],
  };
}

/** Throughput of one place. @internal */
export function buildTrafficItem(
  overrides: Partial<TrafficItem> = {},
): TrafficItem {
  const range: TrafficRange = overrides.range ?? '3h';
  const { seconds, stepSeconds } = TRAFFIC_RANGES[range];
  const points = seconds / stepSeconds;
  return {
    cluster: 'prod-eu',
    namespace: 'shop',
    scope: 'namespace',
    workloads: [],
    range,
    stepSeconds,
    times: Array.from(
      { length: points },
      (_, index) => END - (points - 1 - index) * stepSeconds,
    ),
    inbound: buildDirectionTraffic({ points, stepSeconds }),
    outbound: buildDirectionTraffic({
      points,
      stepSeconds,
      forwarded: 12,
      dropped: 0,
    }),
    queries: [
      {
        name: 'Inbound, forwarded',
        promql:
          'sum(rate(hubble_flows_processed_total{destination="shop",verdict="FORWARDED"}[2m]))',
      },
    ],
    ...overrides,
  };
}
