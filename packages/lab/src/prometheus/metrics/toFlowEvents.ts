import { TrafficEnd, TrafficIntent } from '../../world';
import { ClusterTopology } from './ClusterTopology';
import { EventPeer, FlowEvent } from './FlowEvent';
import { IntentOutcome } from './IntentOutcome';

/** Replies per delivered request; a little fewer, as some requests get none. */
const REPLIES = 0.9;
/** Decisions per request: later packets of a connection are not decided again. */
const DECISIONS = 0.2;
/** Attempts per request that is refused: clients give up sooner than they would talk. */
const ATTEMPTS = 0.5;

interface Lane {
  readonly from?: string;
  readonly to?: string;
  readonly share: number;
}

/**
 * The events that Cilium's agents report for one intent, given what the policies do to it.
 *
 * @remarks
 * As in the reference (hubble-metrics.md section 4): a delivery is one `to-endpoint` at the receiver; the sender's node
 * reports the same packets as `to-overlay` when the receiver is on another node, or `to-stack` when it is outside;
 * replies have the ends swapped and keep the direction; a refused packet is a PolicyVerdict and a Drop.
 *
 * @internal
 */
export function toFlowEvents(
  intent: TrafficIntent,
  outcome: IntentOutcome,
  topology: ClusterTopology,
  auditMode: boolean,
): FlowEvent[] {
  const source = toPeer(intent.from, topology);
  const destination = toPeer(intent.to, topology);
  if (!source || !destination) {
    return [];
  }
  return lanes(intent, topology).flatMap(lane =>
    laneEvents({ intent, outcome, lane, auditMode, source, destination }),
  );
}

function laneEvents(options: {
  readonly intent: TrafficIntent;
  readonly outcome: IntentOutcome;
  readonly lane: Lane;
  readonly auditMode: boolean;
  readonly source: EventPeer;
  readonly destination: EventPeer;
}): FlowEvent[] {
  const { intent, outcome, lane, auditMode } = options;
  const { from, to, share } = lane;
  const protocol = intent.protocol === 'ICMP' ? 'ICMPv4' : intent.protocol;
  const request = {
    source: options.source,
    destination: options.destination,
    reply: false,
    port: intent.protocol === 'ICMP' ? 0 : intent.port,
    protocol,
  };
  const reply = {
    source: options.destination,
    destination: options.source,
    reply: true,
    port: 0,
    protocol,
  };
  const trace = { type: 'Trace', verdict: 'FORWARDED' } as const;
  const refused = outcome.verdict === 'denied' && !auditMode;
  const events: FlowEvent[] = [];

  const decide = (direction: 'ingress' | 'egress', node: string): void => {
    const denied =
      outcome.verdict === 'denied' && outcome.deniedAt === direction;
    const enforced =
      direction === 'ingress'
        ? outcome.ingressEnforced
        : outcome.egressEnforced;
    if (denied && refused) {
      const dropped = {
        ...request,
        node,
        direction,
        subtype: '',
        verdict: 'DROPPED',
        dropReason: outcome.denyRule ? 'POLICY_DENY' : 'POLICY_DENIED',
        factor: share * ATTEMPTS,
      } as const;
      events.push(
        {
          ...dropped,
          type: 'PolicyVerdict',
          match: outcome.denyRule ? 'l3-only' : 'none',
        },
        { ...dropped, type: 'Drop' },
      );
      return;
    }
    if (enforced) {
      const decision = {
        ...request,
        node,
        direction,
        type: 'PolicyVerdict',
        subtype: '',
        match: 'l3-l4',
        factor: share * DECISIONS,
      } as const;
      if (denied) {
        events.push({ ...decision, verdict: 'AUDIT', match: 'none' });
      } else {
        events.push({ ...decision, verdict: 'FORWARDED' });
      }
    }
  };

  const away = to === undefined ? 'to-stack' : 'to-overlay';
  if (from !== undefined) {
    decide('egress', from);
    if (refused && outcome.deniedAt === 'egress') {
      return events;
    }
    if (from !== to) {
      events.push({
        ...trace,
        ...request,
        node: from,
        subtype: away,
        direction: 'egress',
        factor: share * (refused ? ATTEMPTS : 1),
      });
    }
  }
  if (to !== undefined) {
    decide('ingress', to);
    if (refused) {
      return events;
    }
    events.push({
      ...trace,
      ...request,
      node: to,
      subtype: 'to-endpoint',
      direction: 'ingress',
      factor: share,
    });
    if (from !== to) {
      events.push({
        ...trace,
        ...reply,
        node: to,
        subtype: from === undefined ? 'to-stack' : 'to-overlay',
        direction: 'ingress',
        factor: share * REPLIES,
      });
    }
  }
  if (from !== undefined) {
    events.push({
      ...trace,
      ...reply,
      node: from,
      subtype: 'to-endpoint',
      direction: 'egress',
      factor: share * REPLIES,
    });
  }
  events.push(...proxied(intent, lane, request, reply));
  return events;
}

/** What the HTTP proxy (at the receiver) or the DNS proxy (at the sender) sees of it: the request and its answer. */
function proxied(
  intent: TrafficIntent,
  { from, to, share }: Lane,
  request: Pick<FlowEvent, 'source' | 'destination' | 'reply' | 'port'>,
  reply: Pick<FlowEvent, 'source' | 'destination' | 'reply' | 'port'>,
): FlowEvent[] {
  const http = intent.application === 'http';
  const node = http ? to : from;
  if (intent.application === undefined || node === undefined) {
    return [];
  }
  const protocol = http ? 'HTTP' : 'DNS';
  const seen = {
    node,
    type: 'L7',
    subtype: protocol,
    verdict: 'FORWARDED',
    protocol,
    direction: http ? 'ingress' : 'egress',
    factor: share * 0.5,
  } as const;
  return [
    { ...seen, ...request, protocol },
    { ...seen, ...reply, protocol },
  ];
}

/** Spreads an intent over the nodes of its receiver (at most three), each with a node of its sender. */
function lanes(intent: TrafficIntent, topology: ClusterTopology): Lane[] {
  const froms = nodesOf(intent.from, topology);
  const tos = nodesOf(intent.to, topology);
  const count = Math.max(1, Math.min(3, Math.max(froms.length, tos.length)));
  return Array.from({ length: count }, (_, index) => ({
    ...(froms.length > 0 ? { from: froms[index % froms.length] } : {}),
    ...(tos.length > 0 ? { to: tos[index % tos.length] } : {}),
    share: 1 / count,
  }));
}

/** Nodes whose agent sees this end as an endpoint of its own: those of its pods. */
function nodesOf(
  end: TrafficEnd,
  topology: ClusterTopology,
): readonly string[] {
  return end.type === 'workload' ? topology.find(end)?.nodes ?? [] : [];
}

function toPeer(
  end: TrafficEnd,
  topology: ClusterTopology,
): EventPeer | undefined {
  const outside = {
    namespace: '',
    workload: '',
    workloadKind: '',
    app: '',
    dns: '',
    ip: '',
  };
  switch (end.type) {
    case 'host':
      return { ...outside, reservedIdentity: 'reserved:host' };
    case 'outside':
      return {
        ...outside,
        reservedIdentity: 'reserved:world',
        dns: end.name ?? '',
        ip: end.address,
      };
    case 'workload': {
      const place = topology.find(end);
      return (
        place && {
          namespace: place.namespace,
          workload: place.name,
          workloadKind: place.kind,
          app: place.app,
          reservedIdentity: '',
          dns: '',
          ip: place.ip,
        }
      );
    }
    default: {
      const never: never = end;
      throw new Error(`unknown end ${String(never)}`);
    }
  }
}
