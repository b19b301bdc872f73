import { CompiledRule, CompiledStatement } from './CompiledRule';
import { Peer } from './Peer';

/**
 * What all policies together say about one end in one direction. Ends about which they say the same share one object.
 *
 * @internal
 */
export interface Subject {
  /** Tells subjects apart; equal subjects have one id. */
  readonly id: number;
  /** Admin statements by rising priority; those of equal priority stand in one list. */
  readonly admin: readonly (readonly CompiledStatement[])[];
  readonly normal: readonly CompiledStatement[];
  readonly baseline: readonly (readonly CompiledStatement[])[];
  /** The rules of all of them. */
  readonly rules: readonly CompiledRule[];
  /** Some statement of the normal tier isolates. */
  readonly isolated: boolean;
  /** It is not known which policies select this end (a node whose labels are unknown). */
  readonly uncertain: boolean;
  /** The end itself, where its own named ports are looked up for ingress. */
  readonly peer: Peer;
}
