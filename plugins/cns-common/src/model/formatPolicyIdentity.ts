import { PolicyIdentity } from './PolicyIdentity';

/**
 * Writes the identity of a policy for people and as a map key: `NetworkPolicy shop/cart`, `ClusterNetworkPolicy deny-all`.
 *
 * @public
 */
export function formatPolicyIdentity(ref: PolicyIdentity): string {
  return ref.namespace === undefined
    ? `${ref.kind} ${ref.name}`
    : `${ref.kind} ${ref.namespace}/${ref.name}`;
}
