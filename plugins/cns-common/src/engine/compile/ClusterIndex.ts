import { ClusterSnapshot, NodeFacts, WorkloadPod } from '../../model';
import { Profile } from '../profiles/Profile';
import { FacetIndex } from '../selectors/FacetIndex';
import { Facets, FacetSelector } from '../selectors/FacetSelector';
import { createPeerFacts, PeerFacts } from './PeerFacts';
import { podFacets } from './podFacets';

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
 * @internal
 */
export class ClusterIndex {
  readonly shapes: readonly PeerFacts[];
  readonly nodes: ReadonlyMap<string, NodeFacts>;
  readonly #places: ReadonlyMap<WorkloadPod, PodPlace>;
  readonly #index: FacetIndex;
  readonly #found = new Map<string, readonly number[]>();

  private constructor(
    shapes: readonly PeerFacts[],
    nodes: ReadonlyMap<string, NodeFacts>,
    places: ReadonlyMap<WorkloadPod, PodPlace>,
    index: FacetIndex,
  ) {
    this.shapes = shapes;
    this.nodes = nodes;
    this.#places = places;
    this.#index = index;
  }

  static create(snapshot: ClusterSnapshot, profile: Profile): ClusterIndex {
    const shapes: PeerFacts[] = [];
    const index = new FacetIndex();
    const byKey = new Map<string, number>();
    const places = new Map<WorkloadPod, PodPlace>();
    const namespaces = new Map(
      snapshot.namespaces.map(({ name, labels }) => [name, labels]),
    );
    // Addresses tell pods apart only where some rule can look at them.
    const withAddresses =
      profile.ipBlockMatchesPods ||
      (profile.networksMatchPods &&
        snapshot.policies.some(policy => policy.dialect === 'tier'));
    for (const pod of snapshot.workloads.flatMap(workload => workload.pods)) {
      if (pod.hostNetwork && !profile.hostNetworkAsPods) {
        places.set(pod, { kind: 'node', node: pod.node });
        continue;
      }
      const facets = podFacets(
        pod,
        namespaces.get(pod.namespace) ?? {},
        snapshot.name,
        profile,
      );
      const key = shapeKey(facets, pod, withAddresses);
      let shape = byKey.get(key);
      if (shape === undefined) {
        shape = index.add(facets);
        byKey.set(key, shape);
        shapes.push(
          createPeerFacts({
            kind: 'pod',
            facets,
            ports: pod.ports,
            addresses: pod.ips,
          }),
        );
      }
      places.set(pod, { kind: 'shape', shape, node: pod.node });
    }
    return new ClusterIndex(
      shapes,
      new Map(snapshot.nodes.map(node => [node.name, node])),
      places,
      index,
    );
  }

  place(pod: WorkloadPod): PodPlace | undefined {
    return this.#places.get(pod);
  }

  /** The shapes that a selector matches; remembered, because most selectors survive an edit. */
  find(selector: FacetSelector): readonly number[] {
    const known = this.#found.get(selector.key);
    if (known !== undefined) return known;
    const found = this.#index.find(selector);
    this.#found.set(selector.key, found);
    return found;
  }
}

function shapeKey(
  facets: Facets,
  pod: WorkloadPod,
  withAddresses: boolean,
): string {
  const labels = [...facets].map(([key, value]) => `${key}=${value}`).sort();
  const ports = pod.ports.map(
    ({ name, port, protocol }) => `${name ?? ''}/${port}/${protocol}`,
  );
  const addresses = withAddresses ? pod.ips : [];
  return [labels.join('\n'), ports.join('\n'), addresses.join('\n')].join(
    '\n\n',
  );
}
