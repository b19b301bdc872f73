import {
  TRAFFIC_RANGES,
  type TrafficAnswer,
  type TrafficRange,
} from 'backstage-plugin-cns-common';
import { useCnsAnswer, type CnsAnswer } from './useCnsAnswer';

/** Throughput over a range; asked for again when a new point of the chart can have come. @internal */
export function useTraffic(range: TrafficRange): CnsAnswer<TrafficAnswer> {
  return useCnsAnswer(live =>
    live.traffic.get(range, () => ({
      load: signal => live.api.getTraffic(live.entity, { range }, { signal }),
      topics: ['binding', 'pods'],
      // A long step must not keep the problem of a Prometheus that is back; an unchanged answer is a 304.
      pollSeconds: Math.min(60, TRAFFIC_RANGES[range].stepSeconds),
    })),
  );
}
