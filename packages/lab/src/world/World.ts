import { Clock } from './Clock';
import { Cluster } from './Cluster';
import { GitlabState } from './GitlabState';
import { Random } from './Random';

/**
 * The single state behind every API of the lab. Kubernetes, Prometheus and GitLab are projections of it and keep
 * nothing of their own that another could contradict.
 *
 * @public
 */
export interface World {
  readonly scenario: string;
  readonly seed: number;
  /** Take a `fork` per topic. */
  readonly random: Random;
  readonly clock: Clock;
  /** When the world began, in milliseconds since the epoch; ages of everything in it are relative to this. */
  readonly startedAt: number;
  /** By name, in the order of the scenario. */
  readonly clusters: ReadonlyMap<string, Cluster>;
  readonly gitlab: GitlabState;
  /**
   * To be called after the default branch of a project changed: after the delivery delay its policies reach the
   * clusters that its `delivery` names.
   */
  deliver(projectId: number): void;
}
