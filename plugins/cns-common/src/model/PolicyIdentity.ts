import { Direction } from './Traffic';

/**
 * The policy kinds that the engine understands. Never abbreviated: two of them share initials.
 *
 * @public
 */
export type PolicyKind =
  | 'NetworkPolicy'
  | 'CiliumNetworkPolicy'
  | 'CiliumClusterwideNetworkPolicy'
  | 'AdminNetworkPolicy'
  | 'BaselineAdminNetworkPolicy'
  | 'ClusterNetworkPolicy';

/**
 * Names one policy object. `namespace` is there exactly for the namespaced kinds.
 *
 * @public
 */
export interface PolicyIdentity {
  readonly kind: PolicyKind;
  readonly namespace?: string;
  readonly name: string;
}

/**
 * The list of a policy that a rule stands in.
 *
 * @public
 */
export type RuleList = 'ingress' | 'ingressDeny' | 'egress' | 'egressDeny';

/**
 * Names one rule inside a policy.
 *
 * @remarks
 * `index` counts from 0 inside `list`. `spec` is there when the rule stands in `specs[n]` of a Cilium policy. `path` is
 * the place in the object, such as `spec.ingress[0]` or `specs[1].egressDeny[0]`; `name` is what AdminNetworkPolicy and
 * ClusterNetworkPolicy call the rule.
 *
 * @public
 */
export interface RuleRef {
  readonly policy: PolicyIdentity;
  readonly direction: Direction;
  readonly list: RuleList;
  readonly index: number;
  readonly spec?: number;
  readonly name?: string;
  readonly path: string;
}
