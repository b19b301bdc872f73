import { PrometheusClient } from '../../clients/prometheus/PrometheusClient';
import { CoverageReader } from './CoverageReader';
import { TrafficAnswers } from './toTrafficItem';
import { TrafficQueries } from './trafficQueries';
import { TrafficTimes } from './trafficTimes';

/**
 * Asks all queries of a view at once.
 *
 * @returns the answers, and what the store warned about
 * @throws what the client throws; half a view would compare what does not belong together
 * @internal
 */
export async function askTraffic(options: {
  readonly client: PrometheusClient;
  readonly cluster: string;
  readonly queries: TrafficQueries;
  readonly times: TrafficTimes;
  readonly coverage: CoverageReader;
}): Promise<{
  readonly warnings: readonly string[];
  readonly answers: TrafficAnswers;
}> {
  const { client, cluster, queries, times, coverage } = options;
  // Two times: the end of the range, and the end of the one before it.
  const ends = {
    start: times.start,
    end: times.end,
    stepSeconds: times.rangeSeconds,
  };
  const { series, totals, reasons } = queries;
  const [inbound, outbound, leaving, into, from, around, whyIn, whyOut] =
    await Promise.all([
      client.queryRange(series.inbound, times),
      client.queryRange(series.outbound, times),
      client.queryRange(series.leaving, times),
      client.queryRange(totals.inbound, ends),
      client.queryRange(totals.outbound, ends),
      coverage.around(client, cluster, times),
      reasons && client.query(reasons.inbound, times.end),
      reasons && client.query(reasons.outbound, times.end),
    ]);
  const asked = [inbound, outbound, leaving, into, from, whyIn, whyOut];
  return {
    warnings: [...new Set(asked.flatMap(answer => answer?.warnings ?? []))],
    answers: {
      series: {
        inbound: inbound.data,
        outbound: outbound.data,
        leaving: leaving.data,
      },
      totals: { inbound: into.data, outbound: from.data },
      reasons: whyIn &&
        whyOut && { inbound: whyIn.data, outbound: whyOut.data },
      covered: await coverage.times(client, cluster, times, [
        ...inbound.data,
        ...outbound.data,
        ...leaving.data,
      ]),
      ...around,
    },
  };
}
