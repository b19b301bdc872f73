/**
 * Kubernetes objects as they stand in manifests, as far as generated clusters and the reference evaluator use them. The
 * types are loose on purpose: they are the wire format, not the engine's model.
 *
 * @internal
 */
export interface RawSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
    readonly values?: readonly string[];
  }[];
}

/** @internal */
export interface RawMeta {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** @internal */
export interface RawPod {
  readonly kind: 'Pod';
  readonly apiVersion: 'v1';
  readonly metadata: RawMeta & { readonly namespace: string };
  readonly spec: {
    readonly hostNetwork?: boolean;
    readonly nodeName: string;
    readonly serviceAccountName?: string;
    readonly containers: readonly {
      readonly name: string;
      readonly ports: readonly {
        readonly name?: string;
        readonly containerPort: number;
        readonly protocol?: string;
      }[];
    }[];
  };
  readonly status?: { readonly podIPs: readonly { readonly ip: string }[] };
}

/** @internal */
export interface RawNetworkPolicyRule {
  readonly from?: readonly RawNetworkPolicyPeer[];
  readonly to?: readonly RawNetworkPolicyPeer[];
  readonly ports?: readonly {
    readonly protocol?: string;
    readonly port?: number | string;
    readonly endPort?: number;
  }[];
}

/** @internal */
export interface RawNetworkPolicyPeer {
  readonly podSelector?: RawSelector;
  readonly namespaceSelector?: RawSelector;
  readonly ipBlock?: {
    readonly cidr: string;
    readonly except?: readonly string[];
  };
}

/** @internal */
export interface RawNetworkPolicy {
  readonly kind: 'NetworkPolicy';
  readonly apiVersion: 'networking.k8s.io/v1';
  readonly metadata: RawMeta & { readonly namespace: string };
  readonly spec: {
    readonly podSelector: RawSelector;
    readonly policyTypes?: readonly ('Ingress' | 'Egress')[];
    readonly ingress?: readonly RawNetworkPolicyRule[];
    readonly egress?: readonly RawNetworkPolicyRule[];
  };
}

/** @internal */
export interface RawTierPeer {
  readonly namespaces?: RawSelector;
  readonly pods?: {
    readonly namespaceSelector: RawSelector;
    readonly podSelector: RawSelector;
  };
  readonly networks?: readonly string[];
  readonly nodes?: RawSelector;
}

/** @internal */
export interface RawTierRule {
  readonly name?: string;
  readonly action: string;
  readonly from?: readonly RawTierPeer[];
  readonly to?: readonly RawTierPeer[];
  /** v1alpha1 */
  readonly ports?: readonly {
    readonly portNumber?: { readonly protocol?: string; readonly port: number };
    readonly portRange?: {
      readonly protocol?: string;
      readonly start: number;
      readonly end: number;
    };
    readonly namedPort?: string;
  }[];
  /** v1alpha2 */
  readonly protocols?: readonly {
    readonly tcp?: RawDestinationPort;
    readonly udp?: RawDestinationPort;
    readonly sctp?: RawDestinationPort;
    readonly destinationNamedPort?: string;
  }[];
}

/** @internal */
export interface RawDestinationPort {
  readonly destinationPort?: {
    readonly number?: number;
    readonly range?: { readonly start: number; readonly end: number };
  };
}

/** @internal */
export interface RawTierPolicy {
  readonly kind:
    | 'AdminNetworkPolicy'
    | 'BaselineAdminNetworkPolicy'
    | 'ClusterNetworkPolicy';
  readonly apiVersion: string;
  readonly metadata: RawMeta;
  readonly spec: {
    readonly tier?: 'Admin' | 'Baseline';
    readonly priority?: number;
    readonly subject: RawTierPeer;
    readonly ingress?: readonly RawTierRule[];
    readonly egress?: readonly RawTierRule[];
  };
}

/** @internal */
export interface RawPortRule {
  readonly ports?: readonly {
    readonly port: string;
    readonly endPort?: number;
    readonly protocol?: string;
  }[];
  readonly rules?: { readonly http?: readonly object[] };
}

/** @internal */
export interface RawCiliumEntry {
  readonly fromEndpoints?: readonly RawSelector[];
  readonly toEndpoints?: readonly RawSelector[];
  readonly fromEntities?: readonly string[];
  readonly toEntities?: readonly string[];
  readonly fromCIDR?: readonly string[];
  readonly toCIDR?: readonly string[];
  readonly fromCIDRSet?: readonly RawCidrRule[];
  readonly toCIDRSet?: readonly RawCidrRule[];
  readonly fromNodes?: readonly RawSelector[];
  readonly toNodes?: readonly RawSelector[];
  readonly toFQDNs?: readonly {
    readonly matchName?: string;
    readonly matchPattern?: string;
  }[];
  readonly toServices?: readonly {
    readonly k8sService?: {
      readonly serviceName: string;
      readonly namespace?: string;
    };
  }[];
  readonly toPorts?: readonly RawPortRule[];
  readonly icmps?: readonly {
    readonly fields: readonly {
      readonly family?: string;
      readonly type: number | string;
    }[];
  }[];
}

/** @internal */
export interface RawCidrRule {
  readonly cidr?: string;
  readonly cidrGroupRef?: string;
  readonly except?: readonly string[];
}

/** @internal */
export interface RawCiliumRule {
  readonly endpointSelector?: RawSelector;
  readonly nodeSelector?: RawSelector;
  readonly enableDefaultDeny?: {
    readonly ingress?: boolean;
    readonly egress?: boolean;
  };
  readonly ingress?: readonly RawCiliumEntry[];
  readonly ingressDeny?: readonly RawCiliumEntry[];
  readonly egress?: readonly RawCiliumEntry[];
  readonly egressDeny?: readonly RawCiliumEntry[];
}

/** @internal */
export interface RawCiliumPolicy {
  readonly kind: 'CiliumNetworkPolicy' | 'CiliumClusterwideNetworkPolicy';
  readonly apiVersion: 'cilium.io/v2';
  readonly metadata: RawMeta;
  readonly spec?: RawCiliumRule;
  readonly specs?: readonly RawCiliumRule[];
}

/** @internal */
export type RawPolicy = RawNetworkPolicy | RawTierPolicy | RawCiliumPolicy;

/** @internal */
export interface RawService {
  readonly kind: 'Service';
  readonly apiVersion: 'v1';
  readonly metadata: RawMeta & { readonly namespace: string };
  readonly spec: {
    readonly selector?: Readonly<Record<string, string>>;
    readonly ports: readonly { readonly port: number }[];
  };
}

/** @internal */
export interface RawEndpointSlice {
  readonly kind: 'EndpointSlice';
  readonly apiVersion: 'discovery.k8s.io/v1';
  readonly metadata: RawMeta & { readonly namespace: string };
  readonly endpoints: readonly { readonly addresses: readonly string[] }[];
}

/**
 * A whole cluster, as lists of manifests.
 *
 * @internal
 */
export interface RawCluster {
  readonly namespaces: readonly {
    readonly kind: 'Namespace';
    readonly apiVersion: 'v1';
    readonly metadata: RawMeta;
  }[];
  readonly nodes: readonly {
    readonly kind: 'Node';
    readonly apiVersion: 'v1';
    readonly metadata: RawMeta;
    readonly status: {
      readonly addresses: readonly {
        readonly type: 'InternalIP';
        readonly address: string;
      }[];
    };
  }[];
  readonly pods: readonly RawPod[];
  readonly services: readonly RawService[];
  readonly endpointSlices: readonly RawEndpointSlice[];
  readonly cidrGroups: readonly {
    readonly kind: 'CiliumCIDRGroup';
    readonly apiVersion: 'cilium.io/v2';
    readonly metadata: RawMeta;
    readonly spec: { readonly externalCIDRs: readonly string[] };
  }[];
  readonly policies: readonly RawPolicy[];
}
