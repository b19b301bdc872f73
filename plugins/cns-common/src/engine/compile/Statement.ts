import { PolicyIdentity, RuleRef } from '../../model/PolicyIdentity';
import { Problem } from '../../model/Problem';
import { Direction, PortProtocol } from '../../model/Traffic';
import { TrafficSet } from '../ports/TrafficSet';
import { PeerTerm } from './PeerTerm';

/**
 * The stages in which policies are asked: Admin, then NetworkPolicy and the Cilium kinds together, then Baseline.
 *
 * @internal
 */
export type Tier = 'admin' | 'normal' | 'baseline';

/**
 * A port by the name of a container port of the destination. Without a protocol the container port's own counts; with an
 * `endPort` it is the range from the number that the name stands for.
 *
 * @internal
 */
export interface NamedPort {
  readonly name: string;
  readonly protocol?: PortProtocol;
  readonly endPort?: number;
}

/**
 * A rule in the form in which it is evaluated: who, what, and what then.
 *
 * @internal
 */
export interface LoweredRule {
  readonly ref: RuleRef;
  readonly action: 'allow' | 'deny' | 'pass';
  /** A union; without any the rule matches nobody. */
  readonly peers: readonly PeerTerm[];
  readonly traffic: TrafficSet;
  readonly named: readonly NamedPort[];
  /** Traffic on which application rules (or a proxy) decide further. */
  readonly l7: boolean;
  readonly auth: boolean;
}

/**
 * What a statement says about one direction.
 *
 * @internal
 */
export interface DirectionStatement {
  /** Whatever nothing admits is denied. */
  readonly isolates: boolean;
  readonly rules: readonly LoweredRule[];
}

/**
 * What one policy (or one rule of a Cilium policy) says about the endpoints that it selects.
 *
 * @internal
 */
export interface Statement {
  readonly policy: PolicyIdentity;
  readonly tier: Tier;
  /** Lower is asked first; 0 in the normal tier. */
  readonly priority: number;
  /** Whom it selects. */
  readonly subject: Extract<PeerTerm, { type: 'labels' }>;
  readonly directions: Readonly<Partial<Record<Direction, DirectionStatement>>>;
}

/**
 * What became of one policy under a profile.
 *
 * - `ok`: it takes part.
 * - `invalid`: the API server or the agent refuses it; it takes no part.
 * - `unsupported`: nobody enforces this kind here; it takes no part.
 *
 * @public
 */
export interface PolicyOutcome {
  readonly policy: PolicyIdentity;
  readonly status: 'ok' | 'invalid' | 'unsupported';
  /** Everything known to be wrong with it, including what only this profile minds. */
  readonly problems: readonly Problem[];
  /** Number of rules, in Cilium's sense: `spec` and each item of `specs`; 1 for other kinds. */
  readonly rules: number;
}

/**
 * A policy, ready to be evaluated.
 *
 * @internal
 */
export interface LoweredPolicy {
  readonly outcome: PolicyOutcome;
  readonly statements: readonly Statement[];
}
