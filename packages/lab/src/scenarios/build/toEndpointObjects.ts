import { ObjectSeed } from './ObjectFactory';

/** A pod as Cilium's agent sees it. @internal */
export interface EndpointFacts {
  readonly namespace: string;
  readonly pod: string;
  readonly podUid: string;
  readonly ip: string;
  readonly hostIp: string;
  readonly endpointId: number;
  readonly identity: number;
  /** `k8s:app=web`, sorted. */
  readonly securityLabels: readonly string[];
  readonly age: number;
}

/** The CiliumEndpoint of a pod. @internal */
export function toCiliumEndpoint(facts: EndpointFacts): ObjectSeed {
  return {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumEndpoint',
    name: facts.pod,
    namespace: facts.namespace,
    age: facts.age,
    owner: {
      apiVersion: 'v1',
      kind: 'Pod',
      name: facts.pod,
      uid: facts.podUid,
    },
    authors: [{ manager: 'cilium-agent', fields: ['status'] }],
    content: {
      status: {
        id: facts.endpointId,
        identity: { id: facts.identity, labels: facts.securityLabels },
        networking: {
          addressing: [{ ipv4: facts.ip }],
          node: facts.hostIp,
        },
        state: 'ready',
        encryption: {},
        policy: {
          ingress: { enforcing: false, state: '<status disabled>' },
          egress: { enforcing: false, state: '<status disabled>' },
        },
      },
    },
  };
}

/** The CiliumIdentity that pods with the same security labels share. @internal */
export function toCiliumIdentity(
  id: number,
  namespace: string,
  labels: readonly string[],
  age: number,
): ObjectSeed {
  return {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumIdentity',
    name: String(id),
    labels: { 'io.kubernetes.pod.namespace': namespace },
    age,
    authors: [{ manager: 'cilium-agent' }],
    content: {
      'security-labels': Object.fromEntries(
        labels.map(label => {
          const at = label.indexOf('=');
          return [label.slice(0, at), label.slice(at + 1)];
        }),
      ),
    },
  };
}

/** The CiliumNode that an agent keeps for its node. @internal */
export function toCiliumNode(node: {
  readonly name: string;
  readonly ip: string;
}): ObjectSeed {
  return {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNode',
    name: node.name,
    labels: { 'kubernetes.io/hostname': node.name },
    authors: [{ manager: 'cilium-agent' }],
    content: {
      spec: {
        addresses: [{ ip: node.ip, type: 'InternalIP' }],
        encryption: {},
        ipam: {},
      },
      status: {},
    },
  };
}

/** The labels that make a pod's identity, as Cilium derives them by default. @internal */
export function securityLabelsOf(options: {
  readonly cluster: string;
  readonly namespace: string;
  readonly namespaceLabels: Readonly<Record<string, string>>;
  readonly serviceAccount: string;
  readonly podLabels: Readonly<Record<string, string>>;
}): readonly string[] {
  // Cilium leaves out labels that change with every rollout.
  const unstable = new Set(['pod-template-hash', 'controller-revision-hash']);
  return [
    ...Object.entries(options.podLabels)
      .filter(([key]) => !unstable.has(key))
      .map(([key, value]) => `k8s:${key}=${value}`),
    ...Object.entries(options.namespaceLabels).map(
      ([key, value]) => `k8s:io.cilium.k8s.namespace.labels.${key}=${value}`,
    ),
    `k8s:io.cilium.k8s.policy.cluster=${options.cluster}`,
    `k8s:io.cilium.k8s.policy.serviceaccount=${options.serviceAccount}`,
    `k8s:io.kubernetes.pod.namespace=${options.namespace}`,
  ].sort();
}
