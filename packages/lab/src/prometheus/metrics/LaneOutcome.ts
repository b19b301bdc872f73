import { Cluster, KubernetesObject } from '../../world';
import { ClusterTopology } from './ClusterTopology';
import { CiliumSettings } from './readCiliumSettings';
import { TrafficLane } from './TrafficLane';

/**
 * What one end's policies do to a connection.
 *
 * - `open`: no policy decides there, so there is no PolicyVerdict event either.
 * - `admitted`: a rule lets it through.
 * - `not-admitted`: the end is isolated and no rule admits it (POLICY_DENIED).
 * - `denied`: a deny rule matches (POLICY_DENY).
 *
 * @internal
 */
export type SideOutcome = 'open' | 'admitted' | 'not-admitted' | 'denied';

/** What the policies at both ends do to the traffic of a lane, if they were enforced. @internal */
export interface LaneOutcome {
  readonly egress: SideOutcome;
  readonly ingress: SideOutcome;
}

/**
 * Decides about all traffic of a cluster at once, given the policies in force. The policy engine is behind it.
 *
 * @remarks
 * The topology is a new object whenever pods, nodes, namespaces or settings changed, and the same while only policies
 * did. There is one answer per lane, in their order.
 *
 * @internal
 */
export type DecideLanes = (situation: {
  readonly cluster: Cluster;
  readonly settings: CiliumSettings;
  readonly topology: ClusterTopology;
  readonly policies: readonly KubernetesObject[];
  readonly lanes: readonly TrafficLane[];
}) => readonly LaneOutcome[];
