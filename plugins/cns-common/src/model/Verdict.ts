import { PolicyIdentity, RuleRef } from './PolicyIdentity';

/**
 * The answer to "may this connection be made". `unknown` says that it depends on something the engine was not told;
 * it never stands for allowed.
 *
 * @public
 */
export type VerdictValue = 'allowed' | 'denied' | 'unknown';

/**
 * A verdict on one connection with both sides it was made from. Both ends have to allow; replies are implied.
 *
 * @public
 */
export interface Verdict {
  readonly verdict: VerdictValue;
  /** What the source's policies say. */
  readonly egress: SideVerdict;
  /** What the destination's policies say. */
  readonly ingress: SideVerdict;
  /** True if allowed by rules that all have an application-level part, which decides further. */
  readonly l7: boolean;
  /** True if every rule that admits this requires mutual authentication. */
  readonly auth: boolean;
  /** True if denied, but policies are in audit mode, so that the drop is only logged. */
  readonly auditOnly: boolean;
  /** True if not allowed for the bare address, but a `toFQDNs` rule could open it. */
  readonly fqdnDependent: boolean;
}

/**
 * Why a side answered as it did.
 *
 * - `not-enforced`: no policy selects this end in this direction, or this end has no policies (outside addresses).
 * - `rule`: an admitting rule. `deny-rule`: a denying rule. `default-deny`: isolated, and nothing admits.
 * - `default-allow`: selected only by policies that do not isolate.
 * - `localhost`: a node and its own pod. `self`: a pod and itself.
 * - `undecided`: see `unknownReasons`.
 *
 * @public
 */
export type SideReason =
  | 'not-enforced'
  | 'rule'
  | 'default-allow'
  | 'localhost'
  | 'self'
  | 'deny-rule'
  | 'default-deny'
  | 'undecided';

/**
 * What keeps the engine from deciding.
 *
 * - `fqdn`: which names an address belongs to is only known from DNS answers.
 * - `cloud-groups`: security groups are resolved at run time.
 * - `protocol-undefined`: NetworkPolicy does not say what happens to protocols other than TCP, UDP and SCTP.
 * - `node-unknown`: it is not known whether both ends are on the same node.
 * - `address-unknown`: an address rule, and the peer's address is not known.
 * - `node-labels-unknown`: a node selector, and no node is known.
 * - `equal-priority`: two tier policies of the same priority disagree; their order is undefined.
 * - `pods-differ`: pods of one workload get different answers.
 * - `unsupported-peer`: a kind of peer that the enforcing side may or may not support.
 *
 * @public
 */
export type UnknownReason =
  | 'fqdn'
  | 'cloud-groups'
  | 'protocol-undefined'
  | 'node-unknown'
  | 'address-unknown'
  | 'node-labels-unknown'
  | 'equal-priority'
  | 'pods-differ'
  | 'unsupported-peer';

/**
 * What one policy says about one connection, on one side. Only a deny rule denies; a policy that isolates and has no
 * rule for the connection does not admit.
 *
 * @public
 */
export type PolicyAnswer =
  | 'does-not-apply'
  | 'admits'
  | 'does-not-admit'
  | 'cannot-decide';

/**
 * One side of a verdict, with the policies and rules behind it. `verdict` is `none` when this end has no policies at all.
 *
 * @public
 */
export interface SideVerdict {
  readonly verdict: VerdictValue | 'none';
  readonly reason: SideReason;
  /** Policies that select this end and deny by default. */
  readonly isolating: readonly PolicyIdentity[];
  /** Rules that let the connection through (for tier policies: the first that matched with Accept). */
  readonly admitting: readonly RuleRef[];
  /** Deny rules that match. */
  readonly denying: readonly RuleRef[];
  /** Rules that may match, depending on what is unknown. */
  readonly uncertain: readonly RuleRef[];
  readonly policies: readonly {
    readonly policy: PolicyIdentity;
    readonly answer: PolicyAnswer;
  }[];
  readonly unknownReasons: readonly UnknownReason[];
  readonly l7: boolean;
  readonly auth: boolean;
}
