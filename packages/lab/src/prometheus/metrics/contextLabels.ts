import { EventPeer, FlowEvent } from './FlowEvent';
import { HubbleContext } from './hubbleMetricOptions';

/**
 * The labels that the context options of a handler add to an event's series. Pods have no names of their own in the
 * lab's traffic, so the identifiers `pod`, `pod-name` and `identity` fall through to the next in the list.
 *
 * @internal
 */
export function contextLabels(
  context: HubbleContext,
  event: Pick<FlowEvent, 'source' | 'destination' | 'direction'>,
): Record<string, string> {
  const labels: Record<string, string> = {};
  if (context.source.length > 0) {
    labels.source = first(context.source, event.source);
  }
  if (context.destination.length > 0) {
    labels.destination = first(context.destination, event.destination);
  }
  for (const name of context.labels) {
    if (name === 'traffic_direction') {
      labels[name] = event.direction;
    } else if (name.startsWith('source_')) {
      labels[name] = named(name.slice('source_'.length), event.source);
    } else if (name.startsWith('destination_')) {
      labels[name] = named(
        name.slice('destination_'.length),
        event.destination,
      );
    }
  }
  return labels;
}

function first(identifiers: readonly string[], peer: EventPeer): string {
  for (const identifier of identifiers) {
    const value = identified(identifier, peer);
    if (value !== '') {
      return value;
    }
  }
  return '';
}

function identified(identifier: string, peer: EventPeer): string {
  switch (identifier) {
    case 'namespace':
      return peer.namespace;
    case 'workload-name':
      return peer.workload;
    case 'workload':
      return peer.workload === '' ? '' : `${peer.namespace}/${peer.workload}`;
    case 'app':
      return peer.app;
    case 'reserved-identity':
      return peer.reservedIdentity;
    case 'dns':
      return peer.dns;
    case 'ip':
      return peer.ip;
    default:
      return '';
  }
}

function named(name: string, peer: EventPeer): string {
  switch (name) {
    case 'namespace':
      return peer.namespace;
    case 'workload':
      return peer.workload;
    case 'workload_kind':
      return peer.workloadKind;
    case 'app':
      return peer.app;
    case 'ip':
      return peer.ip;
    default:
      return '';
  }
}
