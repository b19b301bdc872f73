import { TrafficEnd } from '../../world';
import { ClusterTopology, PodSpot } from './ClusterTopology';
import { EventPeer, FlowEvent } from './FlowEvent';
import { LaneOutcome, SideOutcome } from './LaneOutcome';
import { TrafficLane } from './TrafficLane';

/** Replies per delivered request; a little fewer, as some requests get none. */
const REPLIES = 0.9;
/** Decisions per request: later packets of a connection are not decided again. */
const DECISIONS = 0.2;
/** Attempts per request that is refused: clients give up sooner than they would talk. */
const ATTEMPTS = 0.5;

/**
 * The events that Cilium's agents report for one lane, given what the policies do to it.
 *
 * @remarks
 * As in the reference (hubble-metrics.md section 4): a delivery is one `to-endpoint` at the receiver; the sender's node
 * reports the same packets as `to-overlay` when the receiver is on another node, or `to-stack` when it is no pod;
 * replies have the ends swapped and keep the direction; a refused packet is a PolicyVerdict and a Drop. Only managed pods
 * have an agent that sees them and enforces anything.
 *
 * @internal
 */
export function toFlowEvents(
  lane: TrafficLane,
  outcome: LaneOutcome,
  topology: ClusterTopology,
  auditMode: boolean,
): FlowEvent[] {
  const { intent, share } = lane;
  const from = managedNode(lane.from);
  const to = managedNode(lane.to);
  const source = toPeer(intent.from, lane.from, topology);
  const destination = toPeer(intent.to, lane.to, topology);
  const icmp = intent.protocol === 'ICMP';
  const protocol = icmp ? 'ICMPv4' : intent.protocol;
  const port = icmp ? 0 : intent.port;
  const request = { source, destination, reply: false, port, protocol };
  const reply = {
    source: destination,
    destination: source,
    reply: true,
    port: 0,
    protocol,
  };
  const trace = { type: 'Trace', verdict: 'FORWARDED' } as const;
  const events: FlowEvent[] = [];
  const refusedAtSender =
    from !== undefined && !auditMode && refuses(outcome.egress);
  const refused =
    refusedAtSender ||
    (to !== undefined && !auditMode && refuses(outcome.ingress));

  if (from !== undefined) {
    events.push(
      ...decisions(request, from, 'egress', { outcome, share, auditMode }),
    );
    if (refusedAtSender) {
      return events;
    }
    if (from !== to) {
      events.push({
        ...trace,
        ...request,
        node: from,
        subtype: to === undefined ? 'to-stack' : 'to-overlay',
        direction: 'egress',
        factor: share * (refused ? ATTEMPTS : 1),
      });
    }
  }
  if (to !== undefined) {
    events.push(
      ...decisions(request, to, 'ingress', { outcome, share, auditMode }),
    );
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
  events.push(...proxied(lane, from, to, request, reply));
  return events;
}

/** What an end's policies have to say: a PolicyVerdict, and a Drop if they refuse and mean it. */
function decisions(
  request: Pick<
    FlowEvent,
    'source' | 'destination' | 'reply' | 'port' | 'protocol'
  >,
  node: string,
  direction: 'ingress' | 'egress',
  options: {
    readonly outcome: LaneOutcome;
    readonly share: number;
    readonly auditMode: boolean;
  },
): FlowEvent[] {
  const { outcome, share, auditMode } = options;
  const side = outcome[direction];
  if (side === 'open') {
    return [];
  }
  const match = {
    denied: 'l3-only',
    'not-admitted': 'none',
    admitted: 'l3-l4',
  };
  const decision = {
    ...request,
    node,
    direction,
    type: 'PolicyVerdict',
    subtype: '',
    match: match[side],
    factor: share * DECISIONS,
  } as const;
  if (!refuses(side)) {
    return [{ ...decision, verdict: 'FORWARDED' }];
  }
  if (auditMode) {
    return [{ ...decision, verdict: 'AUDIT' }];
  }
  const dropped = {
    ...decision,
    verdict: 'DROPPED',
    dropReason: side === 'denied' ? 'POLICY_DENY' : 'POLICY_DENIED',
    factor: share * ATTEMPTS,
  } as const;
  const { match: _, ...withoutMatch } = dropped;
  return [dropped, { ...withoutMatch, type: 'Drop' }];
}

function refuses(side: SideOutcome): boolean {
  return side === 'denied' || side === 'not-admitted';
}

/** The node whose agent sees this end as an endpoint of its own. */
function managedNode(spot: PodSpot | undefined): string | undefined {
  return spot?.kind === 'managed' ? spot.node : undefined;
}

/** What the HTTP proxy (at the receiver) or the DNS proxy (at the sender) sees of it: the request and its answer. */
function proxied(
  { intent, share }: TrafficLane,
  from: string | undefined,
  to: string | undefined,
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

function toPeer(
  end: TrafficEnd,
  spot: PodSpot | undefined,
  topology: ClusterTopology,
): EventPeer {
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
      if (!place || spot?.kind !== 'managed') {
        // Without a CiliumEndpoint nobody knows which pod an address belongs to.
        const identity = spot?.kind === 'host' ? 'host' : 'unmanaged';
        return {
          ...outside,
          reservedIdentity: `reserved:${identity}`,
          ip: place?.ip ?? '',
        };
      }
      return {
        namespace: place.namespace,
        workload: place.name,
        workloadKind: place.kind,
        app: place.app,
        reservedIdentity: '',
        dns: '',
        ip: place.ip,
      };
    }
    default: {
      const never: never = end;
      throw new Error(`unknown end ${String(never)}`);
    }
  }
}
