/**
 * Which end of a connection a policy looks at: `ingress` is decided at the destination, `egress` at the source.
 *
 * @public
 */
export type Direction = 'ingress' | 'egress';

/**
 * Protocols that have ports, as Kubernetes spells them.
 *
 * @public
 */
export type PortProtocol = 'TCP' | 'UDP' | 'SCTP';

/**
 * Every protocol that the engine tells apart. The last four have neither ports nor types; only Cilium policies name them.
 *
 * @public
 */
export type Protocol =
  | PortProtocol
  | 'ICMP'
  | 'ICMPv6'
  | 'VRRP'
  | 'IGMP'
  | 'GRE'
  | 'IPIP';

/**
 * A run of ports (or ICMP types), both ends included.
 *
 * @public
 */
export type PortRange = readonly [first: number, last: number];

/**
 * What is allowed between two peers, per protocol as sorted, disjoint, merged ranges. A protocol without a key is not
 * part of the set; the whole of TCP, UDP or SCTP is `[[1, 65535]]`, the whole of ICMP `[[0, 255]]`.
 *
 * @public
 */
export type TrafficRanges = Readonly<
  Partial<Record<Protocol, readonly PortRange[]>>
>;
