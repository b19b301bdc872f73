import { Cluster, KubernetesObject, TrafficEnd } from '../../world';
import { readField } from './readField';

/** Each pod that Cilium manages has one of the same name. @internal */
export const ENDPOINTS = 'ciliumendpoints.cilium.io';

/**
 * A pod that stands for all pods of its workload that are on the same node and alike to Cilium.
 *
 * - `managed`: Cilium enforces policies for it and sees its traffic.
 * - `unmanaged`: it is older than Cilium and has no CiliumEndpoint; nothing is enforced, and no agent sees it.
 * - `host`: on the host network, so it is the node to Cilium.
 *
 * @internal
 */
export interface PodSpot {
  readonly node: string;
  readonly pod: string;
  readonly kind: 'managed' | 'unmanaged' | 'host';
}

/** Where one workload's pods run, and what its events are labelled with. @internal */
export interface WorkloadPlace {
  readonly namespace: string;
  readonly name: string;
  readonly kind: string;
  readonly app: string;
  /** Sorted by node; at least one. */
  readonly spots: readonly PodSpot[];
  readonly ip: string;
}

/**
 * Which workload runs where at one moment, read from the pods and their owners.
 *
 * @internal
 */
export class ClusterTopology {
  readonly nodes: readonly string[];
  /** Name of the Cilium agent's pod per node; nodes without one have no agent. */
  readonly agents: ReadonlyMap<string, string>;
  /** Pods per node that are not on the host network. */
  readonly podsPerNode: ReadonlyMap<string, number>;
  readonly #places: ReadonlyMap<string, WorkloadPlace>;

  constructor(cluster: Cluster) {
    this.nodes = cluster.objects
      .list('nodes')
      .map(({ metadata }) => metadata.name);
    const deployments = new Map<string, string>();
    for (const replicaSet of cluster.objects.list('replicasets.apps')) {
      const owner = controllerOf(replicaSet);
      if (owner) {
        deployments.set(
          `${replicaSet.metadata.namespace}/${replicaSet.metadata.name}`,
          owner.name,
        );
      }
    }
    const agents = new Map<string, string>();
    const podsPerNode = new Map<string, number>();
    const places = new Map<string, WorkloadPlace & { spots: PodSpot[] }>();
    for (const pod of cluster.objects.list('pods')) {
      const node = readField(pod, 'spec', 'nodeName');
      if (typeof node !== 'string') {
        continue;
      }
      if (pod.metadata.labels?.['k8s-app'] === 'cilium') {
        agents.set(node, pod.metadata.name);
      }
      if (readField(pod, 'spec', 'hostNetwork') !== true) {
        podsPerNode.set(node, (podsPerNode.get(node) ?? 0) + 1);
      }
      const spot = toSpot(cluster, pod, node);
      const place = toPlace(pod, spot, deployments);
      const known = places.get(placeKey(place));
      if (!known) {
        places.set(placeKey(place), place);
      } else if (!known.spots.some(other => isAlike(other, spot))) {
        known.spots.push(spot);
        known.spots.sort((a, b) => (a.node < b.node ? -1 : 1));
      }
    }
    this.agents = agents;
    this.podsPerNode = podsPerNode;
    this.#places = places;
  }

  /** The place of a workload; `undefined` while it has no pods. */
  find(
    end: Extract<TrafficEnd, { type: 'workload' }>,
  ): WorkloadPlace | undefined {
    return this.#places.get(placeKey(end));
  }
}

function toSpot(
  cluster: Cluster,
  pod: KubernetesObject,
  node: string,
): PodSpot {
  const { name, namespace } = pod.metadata;
  if (readField(pod, 'spec', 'hostNetwork') === true) {
    return { node, pod: name, kind: 'host' };
  }
  const endpoint = cluster.objects.get(ENDPOINTS, namespace, name);
  return { node, pod: name, kind: endpoint ? 'managed' : 'unmanaged' };
}

function isAlike(a: PodSpot, b: PodSpot): boolean {
  return a.node === b.node && a.kind === b.kind;
}

function toPlace(
  pod: KubernetesObject,
  spot: PodSpot,
  deployments: ReadonlyMap<string, string>,
): WorkloadPlace & { spots: PodSpot[] } {
  const { name, namespace = '', labels = {} } = pod.metadata;
  const owner = controllerOf(pod);
  const deployment =
    owner?.kind === 'ReplicaSet'
      ? deployments.get(`${namespace}/${owner.name}`)
      : undefined;
  const ip = readField(pod, 'status', 'podIP');
  return {
    namespace,
    name: deployment ?? owner?.name ?? name,
    kind: deployment === undefined ? owner?.kind ?? 'Pod' : 'Deployment',
    app:
      labels['app.kubernetes.io/name'] ?? labels['k8s-app'] ?? labels.app ?? '',
    spots: [spot],
    ip: typeof ip === 'string' ? ip : '',
  };
}

function controllerOf(
  object: KubernetesObject,
): { readonly kind: string; readonly name: string } | undefined {
  return object.metadata.ownerReferences?.find(owner => owner.controller);
}

function placeKey(place: {
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
}): string {
  return `${place.namespace}/${place.kind}/${place.name}`;
}
