import {
  PrometheusClient,
  PromSeries,
} from '../../clients/prometheus/PrometheusClient';
import { CoalescingCache } from '../../http/CoalescingCache';
import { coverageQuery, lostEventsQuery } from './trafficQueries';
import { TrafficTimes } from './trafficTimes';

// The range before can be compared with only if Hubble was there all the time; it is looked at so many times.
const PREVIOUS_SAMPLES = 10;

/** What is the same for all places of a cluster. @internal */
export interface ClusterCoverage {
  /** Whether Hubble delivered metrics all through the range before. */
  readonly previousCovered: boolean;
  /** Events that Hubble lost over the range; absent where that is not counted. */
  readonly lostEvents: number | undefined;
}

/**
 * Finds out when a cluster's Hubble delivered metrics, once for all places of the cluster. Without that, a missing series could mean that nothing flowed as well as
 * that nobody looked.
 *
 * @internal
 */
export class CoverageReader {
  readonly #around: CoalescingCache<ClusterCoverage>;
  readonly #times: CoalescingCache<ReadonlySet<number>>;

  constructor(options: { now?: () => number }) {
    // None of it changes within a step.
    this.#around = new CoalescingCache({ ttlMs: Infinity, ...options });
    this.#times = new CoalescingCache({ ttlMs: Infinity, ...options });
  }

  /**
   * The times of the range at which there were metrics. A place's own series tell, unless nothing flowed at some time: then the cluster's are asked.
   *
   * @throws what the client throws; older answers say nothing about now
   */
  async times(
    client: PrometheusClient,
    cluster: string,
    times: TrafficTimes,
    own: readonly PromSeries[],
  ): Promise<ReadonlySet<number>> {
    const covered = new Set(own.flatMap(({ points }) => [...points.keys()]));
    if (times.times.every(time => covered.has(time))) {
      return covered;
    }
    const { value, error } = await this.#times.get(
      JSON.stringify([cluster, times.range]),
      async () => {
        const { data } = await client.queryRange(
          coverageQuery(client.matchers, times),
          times,
        );
        return new Set(data.flatMap(({ points }) => [...points.keys()]));
      },
      String(times.end),
    );
    if (error !== undefined) {
      throw error;
    }
    return new Set([...value, ...covered]);
  }

  /** What else there is to know about the range. Throws as {@link CoverageReader.times}. */
  async around(
    client: PrometheusClient,
    cluster: string,
    times: TrafficTimes,
  ): Promise<ClusterCoverage> {
    const { value, error } = await this.#around.get(
      JSON.stringify([cluster, times.range]),
      async () => {
        const stepSeconds = Math.ceil(times.rangeSeconds / PREVIOUS_SAMPLES);
        const [before, lost] = await Promise.all([
          client.queryRange(coverageQuery(client.matchers, times), {
            start: times.start - times.rangeSeconds + stepSeconds,
            end: times.start,
            stepSeconds,
          }),
          client.query(lostEventsQuery(client.matchers, times), times.end),
        ]);
        return {
          previousCovered:
            (before.data[0]?.points.size ?? 0) >= PREVIOUS_SAMPLES,
          lostEvents: lost.data[0]?.value,
        };
      },
      String(times.end),
    );
    if (error !== undefined) {
      throw error;
    }
    return value;
  }
}
