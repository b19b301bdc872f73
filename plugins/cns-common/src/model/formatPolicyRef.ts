import { PolicyRef } from './PolicyRef';

/**
 * Writes a policy reference for people and as a map key: `NetworkPolicy shop/cart`, `ClusterNetworkPolicy deny-all`.
 *
 * @public
 */
export function formatPolicyRef(ref: PolicyRef): string {
  return ref.namespace === undefined
    ? `${ref.kind} ${ref.name}`
    : `${ref.kind} ${ref.namespace}/${ref.name}`;
}
