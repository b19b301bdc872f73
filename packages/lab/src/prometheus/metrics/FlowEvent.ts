/**
 * One end of a flow as an agent sees it.
 *
 * @internal
 */
export interface EventPeer {
  /** Empty for everything that is not a pod. */
  readonly namespace: string;
  readonly workload: string;
  readonly workloadKind: string;
  readonly app: string;
  /** `reserved:world`, `reserved:host`; empty for pods. */
  readonly reservedIdentity: string;
  /** Name that DNS answered for an address; empty for pods. */
  readonly dns: string;
  readonly ip: string;
}

/**
 * A kind of event that one agent reports because of one traffic intent, and how many of them per wished flow.
 *
 * @internal
 */
export interface FlowEvent {
  /** Name of the node whose agent reports it. */
  readonly node: string;
  readonly type: 'Trace' | 'Drop' | 'PolicyVerdict' | 'L7';
  /** Observation point of a Trace, protocol of an L7 event, empty otherwise. */
  readonly subtype: string;
  readonly verdict: 'FORWARDED' | 'DROPPED' | 'AUDIT' | 'REDIRECTED';
  /** `TCP`, `UDP`, `SCTP`, `ICMPv4`, `HTTP`, `DNS`. */
  readonly protocol: string;
  readonly source: EventPeer;
  readonly destination: EventPeer;
  /** Direction of the connection at the reporting endpoint; a reply keeps it. */
  readonly direction: 'ingress' | 'egress';
  readonly reply: boolean;
  /** Destination port of the packet, `0` for ICMP. */
  readonly port: number;
  readonly dropReason?: string;
  /** How the policy map matched, for PolicyVerdict. */
  readonly match?: string;
  /** Events per flow that the intent wishes. */
  readonly factor: number;
}
