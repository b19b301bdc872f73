import {
  TRAFFIC_RANGE_NAMES,
  TRAFFIC_RANGES,
} from 'backstage-plugin-cns-common';
import { trafficTimes } from './trafficTimes';

const now = Date.parse('2026-11-23T00:44:37.123Z');

describe('trafficTimes', () => {
  it.each(TRAFFIC_RANGE_NAMES)('aligns %s to its step', range => {
    const { seconds, stepSeconds } = TRAFFIC_RANGES[range];
    const times = trafficTimes(range, now);
    expect(times.end % stepSeconds).toBe(0);
    expect(now / 1_000 - times.end).toBeLessThan(stepSeconds);
    expect(times.end - times.start).toBe(seconds);
    expect(times.times.at(0)).toBe(times.start);
    expect(times.times.at(-1)).toBe(times.end);
    expect(times.times.length).toBeLessThanOrEqual(301);
    expect(times.rateWindowSeconds).toBeGreaterThanOrEqual(stepSeconds);
  });

  it('is the same for all who ask within a step', () => {
    const minute = Math.floor(now / 60_000) * 60_000;
    expect(trafficTimes('3h', minute + 59_999)).toEqual(
      trafficTimes('3h', minute),
    );
    expect(trafficTimes('3h', minute + 60_000).end).toBe(minute / 1_000 + 60);
  });
});
