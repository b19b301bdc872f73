import { contextLabels } from './contextLabels';
import { CounterIncrement } from './CounterIncrement';
import { FlowEvent } from './FlowEvent';
import { HubbleContext } from './hubbleMetricOptions';

/** Share of answers per status of the lab's HTTP services. */
const STATUSES = [
  ['200', 0.94],
  ['204', 0.03],
  ['404', 0.02],
  ['503', 0.01],
] as const;
const METHODS = [
  ['GET', 0.8],
  ['POST', 0.2],
] as const;
/** Share of requests that took no longer than so many seconds; the bounds are those of Prometheus' Go client. */
const DURATIONS = [
  ['0.005', 0.2],
  ['0.01', 0.42],
  ['0.025', 0.66],
  ['0.05', 0.81],
  ['0.1', 0.91],
  ['0.25', 0.97],
  ['0.5', 0.985],
  ['1', 0.993],
  ['2.5', 0.997],
  ['5', 0.999],
  ['10', 1],
  ['+Inf', 1],
] as const;
const MEAN_SECONDS = 0.048;

/**
 * The counters of the handlers `http`, `httpV2` and `dns` for an L7 event; nothing for other events and handlers.
 *
 * @internal
 */
export function countApplicationEvent(
  handler: string,
  context: HubbleContext,
  event: FlowEvent,
): CounterIncrement[] {
  if (event.type !== 'L7') {
    return [];
  }
  if (handler === 'dns' && event.subtype === 'DNS') {
    return countDns(context, event);
  }
  if (
    (handler === 'http' || handler === 'httpV2') &&
    event.subtype === 'HTTP'
  ) {
    return countHttp(handler, context, event);
  }
  return [];
}

function countHttp(
  handler: 'http' | 'httpV2',
  context: HubbleContext,
  event: FlowEvent,
): CounterIncrement[] {
  // httpV2 counts when the answer comes, and gives source and destination as in the request.
  const ends =
    handler === 'httpV2' && event.reply
      ? {
          source: event.destination,
          destination: event.source,
          direction: event.direction,
        }
      : event;
  const extra = contextLabels(context, ends);
  const reporter = event.direction === 'ingress' ? 'server' : 'client';
  const increments: CounterIncrement[] = [];
  for (const [method, methodShare] of METHODS) {
    const factor = event.factor * methodShare;
    const shared = { method, reporter, ...extra };
    if (handler === 'http' && !event.reply) {
      increments.push({
        name: 'hubble_http_requests_total',
        labels: { ...shared, protocol: 'HTTP/1.1' },
        factor,
      });
    }
    if (!event.reply) {
      continue;
    }
    for (const [status, statusShare] of STATUSES) {
      increments.push({
        name:
          handler === 'http'
            ? 'hubble_http_responses_total'
            : 'hubble_http_requests_total',
        labels: { ...shared, protocol: 'HTTP/1.1', status },
        factor: factor * statusShare,
      });
    }
    const histogram = 'hubble_http_request_duration_seconds';
    for (const [le, share] of DURATIONS) {
      increments.push({
        name: `${histogram}_bucket`,
        labels: { ...shared, le },
        factor: factor * share,
      });
    }
    increments.push(
      { name: `${histogram}_count`, labels: shared, factor },
      {
        name: `${histogram}_sum`,
        labels: shared,
        factor: factor * MEAN_SECONDS,
      },
    );
  }
  return increments;
}

function countDns(
  context: HubbleContext,
  event: FlowEvent,
): CounterIncrement[] {
  const extra = contextLabels(context, event);
  const factor = event.factor;
  const query: Record<string, string> = context.flags.has('query')
    ? { query: 'kubernetes.default.svc.cluster.local.' }
    : {};
  if (!event.reply) {
    return [
      {
        name: 'hubble_dns_queries_total',
        labels: {
          rcode: '',
          qtypes: 'A',
          ips_returned: '0',
          ...query,
          ...extra,
        },
        factor,
      },
    ];
  }
  return [
    {
      name: 'hubble_dns_responses_total',
      labels: {
        rcode: 'No Error',
        qtypes: 'A',
        ips_returned: '1',
        ...query,
        ...extra,
      },
      factor: factor * 0.97,
    },
    {
      name: 'hubble_dns_responses_total',
      labels: {
        rcode: 'Non-Existent Domain',
        qtypes: 'A',
        ips_returned: '0',
        ...query,
        ...extra,
      },
      factor: factor * 0.03,
    },
    {
      name: 'hubble_dns_response_types_total',
      labels: { type: 'A', qtypes: 'A', ...query, ...extra },
      factor: factor * 0.97,
    },
  ];
}
