/**
 * Names one workload: a controller such as a Deployment, or a pod without one.
 *
 * @public
 */
export interface WorkloadRef {
  readonly namespace: string;
  readonly name: string;
  /** The controller's kind, or `Pod`. */
  readonly kind: string;
}

/**
 * A workload with what the engine needs to know about its pods.
 *
 * @remarks
 * Pods of one workload normally look alike; where they do not (during a rollout, say), `pods` has each of them and the
 * answers for the workload are only certain where all its pods agree.
 *
 * @public
 */
export interface Workload extends WorkloadRef {
  /** `namespace/name[Kind]`. */
  readonly id: string;
  readonly pods: readonly WorkloadPod[];
}

/**
 * One pod, or the pod template of a controller that has no pods in the input.
 *
 * @public
 */
export interface WorkloadPod {
  readonly namespace: string;
  /** The pod's name; for a template the controller's. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly serviceAccount: string;
  readonly hostNetwork: boolean;
  /** Container ports that have a name or a number, of ordinary containers only. */
  readonly ports: readonly ContainerPort[];
  /** Name of the node it runs on, if known. */
  readonly node?: string;
  readonly ips: readonly string[];
  readonly template: boolean;
}

/**
 * A declared container port; the name is what named ports in policies refer to.
 *
 * @public
 */
export interface ContainerPort {
  readonly name?: string;
  readonly port: number;
  readonly protocol: string;
}
