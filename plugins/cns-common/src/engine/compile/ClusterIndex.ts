import { ClusterSnapshot, NodeFacts } from '../../model/ClusterSnapshot';
import { WorkloadPod } from '../../model/Workload';
import { Profile } from '../profiles/Profile';
import { FacetSelector } from '../selectors/FacetSelector';
import { PeerFacts } from './PeerFacts';
import { podFacets } from './podFacets';
import { ShapeStore } from './ShapeStore';

/**
 * Where a pod of the snapshot is found in a {@link ClusterIndex}: among the endpoints that policies select, or as a node.
 *
 * @internal
 */
export type PodPlace =
  | { readonly kind: 'shape'; readonly shape: number; readonly node?: string }
  | { readonly kind: 'node'; readonly node?: string };

/**
 * The pods and nodes of a cluster, prepared for selectors and independent of any policy, so that it outlives edits of
 * policies. Pods that no selector could ever tell apart are one `shape`.
 *
 * @remarks
 * {@link ClusterIndex.update} makes the index of a later state. Both share what they can: shapes keep their numbers, and
 * the answers to selectors are kept and only completed for new shapes.
 *
 * @internal
 */
export class ClusterIndex {
  /** Shared by an index and everything that was made from it; shapes with equal numbers are equal within it. */
  readonly lineage: ShapeStore;
  readonly nodes: ReadonlyMap<string, NodeFacts>;
  /** Number of shapes known when this index was made, also of pods that are gone. */
  readonly size: number;
  readonly #places: ReadonlyMap<WorkloadPod, PodPlace>;
  readonly #snapshot: ClusterSnapshot;

  private constructor(
    snapshot: ClusterSnapshot,
    lineage: ShapeStore,
    places: ReadonlyMap<WorkloadPod, PodPlace>,
  ) {
    this.#snapshot = snapshot;
    this.lineage = lineage;
    this.#places = places;
    this.size = lineage.size;
    this.nodes = new Map(snapshot.nodes.map(node => [node.name, node]));
  }

  static create(snapshot: ClusterSnapshot, profile: Profile): ClusterIndex {
    const lineage = new ShapeStore(needsAddresses(snapshot, profile));
    return ClusterIndex.#fill(snapshot, profile, lineage, undefined);
  }

  /** The index of a later state of the same cluster, under the same profile. */
  static update(
    previous: ClusterIndex,
    snapshot: ClusterSnapshot,
    profile: Profile,
  ): ClusterIndex {
    const { lineage } = previous;
    const old = previous.#snapshot;
    if (
      lineage.withAddresses !== needsAddresses(snapshot, profile) ||
      // Shapes of pods that are gone stay; start again before they are the most.
      lineage.size > 2 * previous.liveShapes.size + 1000
    ) {
      return ClusterIndex.create(snapshot, profile);
    }
    if (
      snapshot.workloads === old.workloads &&
      snapshot.namespaces === old.namespaces &&
      snapshot.nodes === old.nodes &&
      snapshot.name === old.name
    ) {
      return previous;
    }
    const samePods =
      snapshot.namespaces === old.namespaces && snapshot.name === old.name;
    return ClusterIndex.#fill(
      snapshot,
      profile,
      lineage,
      samePods ? previous.#places : undefined,
    );
  }

  static #fill(
    snapshot: ClusterSnapshot,
    profile: Profile,
    lineage: ShapeStore,
    known: ReadonlyMap<WorkloadPod, PodPlace> | undefined,
  ): ClusterIndex {
    const places = new Map<WorkloadPod, PodPlace>();
    const namespaces = new Map(
      snapshot.namespaces.map(({ name, labels }) => [name, labels]),
    );
    for (const { pods } of snapshot.workloads) {
      for (const pod of pods) {
        places.set(
          pod,
          known?.get(pod) ??
            (pod.hostNetwork && !profile.hostNetworkAsPods
              ? { kind: 'node', node: pod.node }
              : {
                  kind: 'shape',
                  shape: lineage.shapeOf(
                    pod,
                    podFacets(
                      pod,
                      namespaces.get(pod.namespace) ?? {},
                      snapshot.name,
                      profile,
                    ),
                  ),
                  node: pod.node,
                }),
        );
      }
    }
    return new ClusterIndex(snapshot, lineage, places);
  }

  place(pod: WorkloadPod): PodPlace | undefined {
    return this.#places.get(pod);
  }

  /** Numbers of the shapes that some pod has now. */
  get liveShapes(): ReadonlySet<number> {
    const live = new Set<number>();
    for (const place of this.#places.values()) {
      if (place.kind === 'shape') live.add(place.shape);
    }
    return live;
  }

  /** The shapes, by number. */
  get shapes(): readonly PeerFacts[] {
    return this.lineage.shapes(this.size);
  }

  /** The shapes that a selector matches. */
  find(selector: FacetSelector): readonly number[] {
    return this.lineage.find(selector, this.size);
  }
}

/** Addresses tell pods apart only where some rule can look at them. */
function needsAddresses(snapshot: ClusterSnapshot, profile: Profile): boolean {
  return (
    profile.ipBlockMatchesPods ||
    (profile.networksMatchPods &&
      snapshot.policies.some(policy => policy.dialect === 'tier'))
  );
}
