import { RecordedSeries } from './RecordedSeries';

/** When the recorded hour begins. */
export const RECORDED_FROM_MS = Date.parse('2026-11-01T10:00:00Z');
const STEP_MS = 15_000;

/**
 * One hour of scrapes as Prometheus would have them: two agents, counters with resets, a series that starts late, one
 * that stops, a gap of missed scrapes, and a histogram. Scrapes are off the full seconds, as real ones are.
 *
 * @internal
 */
export function recordSampleHour(): RecordedSeries[] {
  const series: RecordedSeries[] = [];
  const verdicts = ['FORWARDED', 'DROPPED', 'AUDIT'];
  for (const [node, offsetMs] of [
    ['n1', 3_217],
    ['n2', 9_871],
  ] as const) {
    for (const [pace, source] of ['shop', 'payments', ''].entries()) {
      for (const [index, verdict] of verdicts.entries()) {
        const labels = {
          __name__: 'hubble_flows_processed_total',
          instance: node,
          source,
          destination: index === 1 ? 'shop' : 'payments',
          verdict,
          type: index === 1 ? 'Drop' : 'Trace',
        };
        series.push(
          record(labels, offsetMs, at => {
            const late = source === 'payments' && index === 1;
            if ((late && at < 100) || (source === '' && at > 180)) {
              return undefined;
            }
            if (node === 'n2' && at > 120 && at < 127) {
              return undefined;
            }
            const since = node === 'n1' && at > 77 ? at - 77 : at;
            return Math.floor(
              since * (2.7 + index + pace * 0.37) + (since % 5),
            );
          }),
        );
      }
    }
    for (const [bucket, le] of ['0.005', '0.1', '1', '+Inf'].entries()) {
      series.push(
        record(
          {
            __name__: 'hubble_http_request_duration_seconds_bucket',
            instance: node,
            method: 'GET',
            le,
          },
          offsetMs,
          at => Math.floor(at * (bucket + 1) * 1.3),
        ),
      );
    }
    series.push(
      record({ __name__: 'up', instance: node, job: 'hubble' }, offsetMs, at =>
        at === 77 && node === 'n1' ? 0 : 1,
      ),
    );
  }
  return series;
}

function record(
  labels: Readonly<Record<string, string>>,
  offsetMs: number,
  valueAt: (index: number) => number | undefined,
): RecordedSeries {
  const samples = Array.from({ length: 240 }, (_, index) => ({
    timeMs: RECORDED_FROM_MS + offsetMs + index * STEP_MS,
    value: valueAt(index),
  })).flatMap(({ timeMs, value }) =>
    value === undefined ? [] : [{ timeMs, value }],
  );
  return new RecordedSeries(labels, samples);
}
