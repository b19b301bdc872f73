import { LogLine } from './LogLine';
import { ObjectStore } from './ObjectStore';
import { ResourceKind } from './ResourceKind';
import { TrafficIntent } from './Traffic';

/**
 * One cluster of the world.
 *
 * @remarks
 * Whether Cilium runs, in audit mode or not, and which Hubble metrics are on is not said here: it follows from the
 * cluster's own objects (DaemonSet `kube-system/cilium`, ConfigMap `kube-system/cilium-config` with `policy-audit-mode`,
 * `enable-hubble`, `hubble-metrics`), so that changing those changes every projection.
 *
 * @public
 */
export interface Cluster {
  readonly name: string;
  /** Of Kubernetes, with the `v`: `v1.37.2`. */
  readonly version: string;
  /** What the API serves: all built-in kinds, and the custom ones that are installed. */
  readonly kinds: readonly ResourceKind[];
  readonly objects: ObjectStore;
  readonly traffic: readonly TrafficIntent[];
  /** What the containers of a pod have written so far; the newest line last. Generated from the seed when asked. */
  readLog(source: LogSource): readonly LogLine[];
}

/** Which container's log; `previous` is the instance before its last restart. @public */
export interface LogSource {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly previous: boolean;
}
