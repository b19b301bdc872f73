import { Protocol } from '../../model/Traffic';

/**
 * The protocols in the order in which they lie in the engine's one-dimensional traffic space, with the values each has:
 * ports 1-65535, ICMP types 0-255, and a single point for protocols without either.
 *
 * @remarks
 * Putting every (protocol, port) on one number line lets one interval set stand for "what is allowed", whatever mix of
 * protocols that is. The stretches never touch each other, so intervals never merge across protocols.
 *
 * @internal
 */
export const protocolSpace: readonly {
  readonly protocol: Protocol;
  readonly first: number;
  readonly last: number;
}[] = [
  { protocol: 'TCP', first: 1, last: 65535 },
  { protocol: 'UDP', first: 1, last: 65535 },
  { protocol: 'SCTP', first: 1, last: 65535 },
  { protocol: 'ICMP', first: 0, last: 255 },
  { protocol: 'ICMPv6', first: 0, last: 255 },
  { protocol: 'VRRP', first: 0, last: 0 },
  { protocol: 'IGMP', first: 0, last: 0 },
  { protocol: 'GRE', first: 0, last: 0 },
  { protocol: 'IPIP', first: 0, last: 0 },
];

/**
 * Distance between the origins of two protocols in the traffic space.
 *
 * @internal
 */
export const protocolStride = 0x20000;
