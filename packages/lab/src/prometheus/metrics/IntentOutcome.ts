import { Cluster, TrafficIntent } from '../../world';
import { KubernetesObject } from '../../world';

/**
 * What the policies of a cluster do to one traffic intent.
 *
 * @internal
 */
export interface IntentOutcome {
  readonly verdict: 'forwarded' | 'denied';
  /** The end at which it is refused. */
  readonly deniedAt?: 'ingress' | 'egress';
  /** True if a deny rule refused it, false if nothing admitted it. */
  readonly denyRule: boolean;
  /** Whether a policy decides at the source, and at the destination: only then is there a PolicyVerdict event. */
  readonly egressEnforced: boolean;
  readonly ingressEnforced: boolean;
}

/**
 * Decides about all intents of a cluster at once, given the policies in force. The policy engine is behind it.
 *
 * @internal
 */
export type DecideIntents = (
  cluster: Cluster,
  policies: readonly KubernetesObject[],
  intents: readonly TrafficIntent[],
) => readonly IntentOutcome[];
