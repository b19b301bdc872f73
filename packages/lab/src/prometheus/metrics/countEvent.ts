import { contextLabels } from './contextLabels';
import { CounterIncrement } from './CounterIncrement';
import { FlowEvent } from './FlowEvent';
import { HubbleContext } from './hubbleMetricOptions';
import { countApplicationEvent } from './countApplicationEvent';

/**
 * The counters that an event increments, for the metric handlers that are switched on. Names and labels as in
 * hubble-metrics.md section 2.
 *
 * @internal
 */
export function countEvent(
  event: FlowEvent,
  handlers: ReadonlyMap<string, HubbleContext>,
): CounterIncrement[] {
  const increments: CounterIncrement[] = [];
  for (const [handler, context] of handlers) {
    const own = handlerIncrements(handler, event);
    if (own.length > 0) {
      const extra = contextLabels(context, event);
      for (const { name, labels, factor } of own) {
        increments.push({ name, labels: { ...labels, ...extra }, factor });
      }
    }
    increments.push(...countApplicationEvent(handler, context, event));
  }
  return increments;
}

function handlerIncrements(
  handler: string,
  event: FlowEvent,
): CounterIncrement[] {
  const { type, subtype, verdict, protocol, factor } = event;
  const passed = verdict === 'FORWARDED' || verdict === 'REDIRECTED';
  switch (handler) {
    case 'flow':
      return [
        {
          name: 'hubble_flows_processed_total',
          labels: { protocol, type, subtype, verdict },
          factor,
        },
      ];
    case 'drop':
      // Counts every event with the verdict, so a refused packet counts twice, as the reference says.
      return event.dropReason === undefined
        ? []
        : [
            {
              name: 'hubble_drop_total',
              labels: { reason: event.dropReason, protocol },
              factor,
            },
          ];
    case 'policy':
      return (type !== 'PolicyVerdict' && type !== 'L7') ||
        event.source.reservedIdentity === 'reserved:host'
        ? []
        : [
            {
              name: 'hubble_policy_verdicts_total',
              labels: {
                direction: event.direction,
                match:
                  type === 'L7'
                    ? `l7/${subtype.toLowerCase()}`
                    : event.match ?? 'all',
                action: verdict.toLowerCase(),
              },
              factor,
            },
          ];
    case 'port-distribution':
      return type === 'Trace' && passed && !event.reply
        ? [
            {
              name: 'hubble_port_distribution_total',
              labels: { protocol, port: String(event.port) },
              factor,
            },
          ]
        : [];
    case 'tcp':
      return type === 'Trace' && protocol === 'TCP' && passed
        ? tcpFlags(event.reply).map(flag => ({
            name: 'hubble_tcp_flags_total',
            labels: { flag, family: 'IPv4' },
            factor: factor * 0.1,
          }))
        : [];
    case 'icmp':
      return type === 'Trace' && protocol === 'ICMPv4' && passed
        ? [
            {
              name: 'hubble_icmp_total',
              labels: {
                family: 'IPv4',
                type: event.reply ? 'EchoReply' : 'EchoRequest',
              },
              factor,
            },
          ]
        : [];
    case 'flows-to-world':
      return event.destination.reservedIdentity === 'reserved:world' &&
        type !== 'PolicyVerdict'
        ? [
            {
              name: 'hubble_flows_to_world_total',
              labels: { protocol, verdict },
              factor,
            },
          ]
        : [];
    default:
      return [];
  }
}

function tcpFlags(reply: boolean): readonly string[] {
  return reply ? ['SYN-ACK', 'FIN'] : ['SYN', 'FIN'];
}
