/** @internal */
export interface NetworkPolicyOptions {
  readonly labels?: Readonly<Record<string, string>>;
  /** TCP ports let in from anywhere. Default 8080. */
  readonly ports?: readonly number[];
  readonly resourceVersion?: string;
}

/** A NetworkPolicy as somebody would send it. @internal */
export function networkPolicy(
  name: string,
  options: NetworkPolicyOptions = {},
): object {
  const { labels, ports = [8080], resourceVersion } = options;
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, labels, resourceVersion },
    spec: {
      podSelector: { matchLabels: { app: name } },
      policyTypes: ['Ingress'],
      ingress: [{ ports: ports.map(port => ({ protocol: 'TCP', port })) }],
    },
  };
}

/** A CiliumNetworkPolicy that lets one port in. @internal */
export function ciliumNetworkPolicy(name: string, port = '8080'): object {
  return {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNetworkPolicy',
    metadata: { name },
    spec: {
      endpointSelector: { matchLabels: { app: name } },
      ingress: [
        {
          fromEndpoints: [{}],
          toPorts: [{ ports: [{ port, protocol: 'TCP' }] }],
        },
      ],
    },
  };
}

/** @internal */
export const APPLY_PATCH = 'application/apply-patch+yaml';

/** @internal */
export const MERGE_PATCH = 'application/merge-patch+json';
