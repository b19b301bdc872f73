/**
 * Somebody who wants to talk to somebody, whether or not a policy lets them.
 *
 * @remarks
 * Only the wish is part of the world. Whether it is forwarded or dropped at a given moment follows from the policies in
 * the cluster at that moment, through the engine; that is what makes an applied policy show in Prometheus.
 *
 * @public
 */
export interface TrafficIntent {
  /** Unique in its cluster; also seeds the jitter of its series. */
  readonly id: string;
  readonly from: TrafficEnd;
  readonly to: TrafficEnd;
  readonly protocol: 'TCP' | 'UDP' | 'SCTP' | 'ICMP';
  /** The destination pod's port (not the Service's); for ICMP its type. */
  readonly port: number;
  /** Mean number of flow events per second over a day. */
  readonly ratePerSecond: number;
  /** How far the rate swings over a day around the mean, 0 to 1. */
  readonly daily: number;
  /** What the proxy or DNS proxy would see, when there is an application protocol to see. */
  readonly application?: 'http' | 'dns';
}

/**
 * One end of the traffic.
 *
 * @remarks
 * - `workload`: the pods of a controller (or one bare pod), by namespace, name and kind as in the cluster.
 * - `outside`: an address outside the cluster; `name` is the host name that people know it by.
 * - `host`: the nodes themselves (kubelet probes).
 *
 * @public
 */
export type TrafficEnd =
  | {
      readonly type: 'workload';
      readonly namespace: string;
      readonly kind: string;
      readonly name: string;
    }
  | {
      readonly type: 'outside';
      readonly address: string;
      readonly name?: string;
    }
  | { readonly type: 'host' };
