import { Cluster, KubernetesObject, TrafficIntent } from '../../world';
import { ClusterTopology } from './ClusterTopology';

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
 * @remarks
 * The topology is a new object whenever pods, nodes or namespaces changed, and the same while only policies did.
 *
 * @internal
 */
export type DecideIntents = (situation: {
  readonly cluster: Cluster;
  readonly topology: ClusterTopology;
  readonly policies: readonly KubernetesObject[];
  readonly intents: readonly TrafficIntent[];
}) => readonly IntentOutcome[];
