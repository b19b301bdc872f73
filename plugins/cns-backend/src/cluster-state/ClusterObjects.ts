import { PolicyKindName } from 'backstage-plugin-cns-common';

/** Labels or annotations; objects are shared between pods, so they are never changed. @internal */
export type Labels = Readonly<Record<string, string>>;

/** A namespace, as far as trust and selectors need it. @internal */
export interface ClusterNamespace {
  readonly name: string;
  readonly labels: Labels;
  /** Only the annotations that trust reads. */
  readonly annotations: Labels;
}

/** The controller of a pod; for the pods of a Deployment this is the Deployment, not its ReplicaSet. @internal */
export interface ClusterWorkload {
  readonly kind: string;
  readonly name: string;
}

/** A pod, reduced to what answers are made of. @internal */
export interface ClusterPod {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Labels;
  /** Absent for a bare pod. */
  readonly workload?: ClusterWorkload;
  readonly phase: string;
  readonly ready: boolean;
  /** Absent while it is not scheduled. */
  readonly node?: string;
  readonly hostNetwork: boolean;
  readonly serviceAccount: string;
  /** Names of its containers, for log commands. */
  readonly containers: readonly string[];
}

/** One entry of `metadata.managedFields`. @internal */
export interface FieldManager {
  readonly manager: string;
  readonly operation: string;
  /** ISO 8601. */
  readonly at?: string;
  readonly subresource?: string;
  /** True when it owns something below `spec` or `specs`. */
  readonly ownsSpec: boolean;
}

/** A live policy object of any of the kinds that we read. @internal */
export interface ClusterPolicy {
  readonly kind: PolicyKindName;
  readonly apiVersion: string;
  /** Absent for cluster-scoped kinds. */
  readonly namespace?: string;
  readonly name: string;
  readonly uid: string;
  /** Opaque: passed back, never compared as an order. */
  readonly resourceVersion: string;
  readonly createdAt?: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly managers: readonly FieldManager[];
  /** The object as served, without `managedFields`. */
  readonly manifest: Readonly<Record<string, unknown>>;
}

/** A DaemonSet or Deployment that belongs to Cilium (agent, operator, relay). @internal */
export interface ClusterController {
  readonly kind: 'DaemonSet' | 'Deployment';
  readonly namespace: string;
  readonly name: string;
  readonly labels: Labels;
  /** `selector.matchLabels` of its pods. */
  readonly podLabels: Labels;
  /** Containers with their images, as in its pod template. */
  readonly containers: readonly {
    readonly name: string;
    readonly image: string;
  }[];
  /** Pods wanted: `desiredNumberScheduled`, or `spec.replicas`. */
  readonly desired: number;
  readonly ready: number;
  readonly updated: number;
}

/** A node, as far as Cilium's coverage needs it. @internal */
export interface ClusterNode {
  readonly name: string;
  readonly ready: boolean;
}

/** A CiliumEndpoint: Cilium manages the pod of the same namespace and name. @internal */
export interface ClusterCiliumEndpoint {
  readonly namespace: string;
  readonly name: string;
  /** For example `ready`; `unknown` when it says nothing. */
  readonly state: string;
}

/** The ConfigMap `cilium-config` of one namespace. @internal */
export interface ClusterCiliumConfig {
  readonly namespace: string;
  readonly data: Labels;
}
