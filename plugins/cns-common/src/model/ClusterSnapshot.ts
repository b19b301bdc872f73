import { Labels } from './LabelSelector';
import { Policy } from './Policy';
import { Workload } from './Workload';

/**
 * Everything about one cluster that the engine's answers depend on, at one moment. Plain data; build it with
 * `readManifests` or `readKubernetesObjects`, or by hand in tests.
 *
 * @public
 */
export interface ClusterSnapshot {
  /** The cluster's name as Cilium knows it (`default` unless told otherwise). */
  readonly name: string;
  readonly namespaces: readonly NamespaceFacts[];
  readonly workloads: readonly Workload[];
  readonly nodes: readonly NodeFacts[];
  readonly services: readonly ServiceFacts[];
  readonly ingresses: readonly IngressFacts[];
  readonly cidrGroups: readonly CidrGroupFacts[];
  readonly policies: readonly Policy[];
  /** True if the input shows that Cilium runs here: a Cilium policy, or Cilium's agent DaemonSet. */
  readonly cilium: boolean;
}

/**
 * A namespace and its labels; `kubernetes.io/metadata.name` is always among them.
 *
 * @public
 */
export interface NamespaceFacts {
  readonly name: string;
  readonly labels: Labels;
}

/**
 * A node, as far as node selectors and address rules can see it.
 *
 * @public
 */
export interface NodeFacts {
  readonly name: string;
  readonly labels: Labels;
  readonly ips: readonly string[];
}

/**
 * A Service, for `toServices` and for Ingress backends. `endpoints` are addresses of a Service without a selector.
 *
 * @public
 */
export interface ServiceFacts {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Labels;
  /** Absent for a Service without a selector. */
  readonly selector?: Labels;
  readonly ports: readonly ServicePortFacts[];
  readonly endpoints: readonly string[];
}

/**
 * A port of a Service; a `targetPort` as text is a container port's name.
 *
 * @public
 */
export interface ServicePortFacts {
  readonly name?: string;
  readonly port: number;
  readonly targetPort?: number | string;
  readonly protocol: string;
}

/**
 * An Ingress or an OpenShift Route, reduced to its Service backends.
 *
 * @public
 */
export interface IngressFacts {
  readonly kind: 'Ingress' | 'Route';
  readonly namespace: string;
  readonly name: string;
  readonly backends: readonly IngressBackend[];
}

/**
 * One backend. `port` is a name or number of the Service's port; absent means all of its ports.
 *
 * @public
 */
export interface IngressBackend {
  readonly service: string;
  readonly port?: number | string;
}

/**
 * A CiliumCIDRGroup.
 *
 * @public
 */
export interface CidrGroupFacts {
  readonly name: string;
  readonly labels: Labels;
  readonly cidrs: readonly string[];
}
