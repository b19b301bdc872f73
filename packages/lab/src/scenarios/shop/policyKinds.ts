/** @internal */
export const NETWORK_POLICY = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
} as const;
/** @internal */
export const CILIUM_POLICY = {
  apiVersion: 'cilium.io/v2',
  kind: 'CiliumNetworkPolicy',
} as const;
/** Cilium's label for the namespace of a peer. @internal */
export const NAMESPACE = 'k8s:io.kubernetes.pod.namespace';
