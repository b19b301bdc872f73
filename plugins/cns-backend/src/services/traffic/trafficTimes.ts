import { TRAFFIC_RANGES, TrafficRange } from 'backstage-plugin-cns-common';

// Four scrapes of the usual half minute: with less, one late scrape would tear a hole.
const MIN_RATE_WINDOW_SECONDS = 120;

/** The times that a view of a range is made of; all in seconds. @internal */
export interface TrafficTimes {
  readonly range: TrafficRange;
  readonly start: number;
  readonly end: number;
  readonly stepSeconds: number;
  readonly rangeSeconds: number;
  /** Over which a rate is computed at each time. */
  readonly rateWindowSeconds: number;
  /** `start`, and then every step until `end`. */
  readonly times: readonly number[];
}

/**
 * The times of a range that ends at the last multiple of its step, so that everybody who asks within a step gets the same answer with the same ETag.
 *
 * @param now - epoch milliseconds
 * @internal
 */
export function trafficTimes(range: TrafficRange, now: number): TrafficTimes {
  const { seconds, stepSeconds } = TRAFFIC_RANGES[range];
  const end = Math.floor(now / 1_000 / stepSeconds) * stepSeconds;
  const start = end - seconds;
  const times = [];
  for (let time = start; time <= end; time += stepSeconds) {
    times.push(time);
  }
  return {
    range,
    start,
    end,
    stepSeconds,
    rangeSeconds: seconds,
    rateWindowSeconds: Math.max(stepSeconds, MIN_RATE_WINDOW_SECONDS),
    times,
  };
}
