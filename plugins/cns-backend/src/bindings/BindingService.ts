import { Entity } from '@backstage/catalog-model';
import {
  Binding,
  BindingTarget,
  UpstreamProblem,
} from 'backstage-plugin-cns-common';
import { ClusterPod } from '../cluster-state/ClusterObjects';
import { ClusterStateReader } from '../cluster-state/ClusterStateReader';
import { StatedProject } from './readStatedProject';

/**
 * One place where an entity runs, ready to be asked.
 *
 * @remarks
 * What may be read depends on `target.trust`. `confirmed`: everything in the namespace. `unconfirmed`: only facts about the pods that
 * {@link BoundPlace.pods} returns; never facts about the namespace as a whole (its throughput, other pods, the text of its policies).
 * `foreign`, `absent`, `unknown`: nothing, and `pods` returns none.
 *
 * @internal
 */
export interface BoundPlace {
  readonly target: BindingTarget;
  /** Absent when no cluster of that name is known. */
  readonly cluster?: ClusterStateReader;
  /** The entity's pods in this place that may be read. */
  pods(): readonly ClusterPod[];
}

/**
 * Where an entity runs and what belongs to it, judged by what the clusters say now.
 *
 * @internal
 */
export interface ResolvedBinding {
  /** The answer's form of it: targets with their trust, and GitLab projects. */
  readonly binding: Binding;
  readonly places: readonly BoundPlace[];
  /**
   * Clusters about which more may be said than the entity's own pods: where it is confirmed or has pods of its own, and those that do not answer.
   */
  readonly clusters: readonly ClusterStateReader[];
  /** Every cluster that was looked at, also in vain: a change there may change the binding. */
  readonly searched: readonly ClusterStateReader[];
  /** What manages those {@link ResolvedBinding.clusters}, by name; one of which it is not known has no entry. */
  readonly management: ReadonlyMap<string, StatedProject>;
  /** What is wrong with the annotations or with trust. The clusters' own problems are not among them. */
  readonly problems: readonly UpstreamProblem[];
}

/**
 * Finds out where an entity runs, and whether the cluster agrees.
 *
 * @internal
 */
export interface BindingService {
  /**
   * Reads the entity's annotations and compares them with the clusters' state, after waiting until those clusters are `ready`. Makes no call of
   * its own, except to look up in the catalog, once a minute, what manages a cluster, so that every service of a request can ask again. Never throws for what annotations say: that becomes problems.
   *
   * @param entity - with relations, as the catalog returned it to the viewer
   */
  resolve(entity: Entity): Promise<ResolvedBinding>;
}
