import { PolicyIdentity } from '../../model/PolicyIdentity';
import { LoweredRule, Statement, Tier } from './Statement';

/**
 * A rule with everything looked up: numbers of its peer terms, its fixed traffic and its named ports.
 *
 * @internal
 */
export interface CompiledRule {
  readonly lowered: LoweredRule;
  readonly action: LoweredRule['action'];
  readonly terms: readonly number[];
  /** Id in the traffic table. */
  readonly traffic: number;
  /** Numbers among the named ports in use. */
  readonly named: readonly number[];
}

/**
 * A statement's part for one direction, as it stands in the subject groups.
 *
 * @internal
 */
export interface CompiledStatement {
  readonly policy: PolicyIdentity;
  /** The statement that this was compiled from; the same object as long as its policy is not exchanged. */
  readonly origin: Statement;
  readonly tier: Tier;
  readonly priority: number;
  readonly isolates: boolean;
  readonly rules: readonly CompiledRule[];
}
