import { Workload, WorkloadPod, WorkloadRef } from '../../model/Workload';
import { formatWorkloadId } from '../../model/formatWorkloadId';
import { OwnerRef } from './parsePod';

/**
 * How pods become workloads.
 *
 * - `controller`: the controller that people know, e.g. the Deployment behind a ReplicaSet; a pod template counts only
 *   while no pod of it is in the input.
 * - `direct-owner`: the direct owner of each pod, and every controller of the input beside it (the model of
 *   netpol-analyzer).
 *
 * @public
 */
export type WorkloadGrouping = 'controller' | 'direct-owner';

/**
 * A pod or a pod template with what is needed to find its workload.
 *
 * @internal
 */
export interface PodCandidate {
  /** The object it was read from: the pod itself, or the controller with the template. */
  readonly object: WorkloadRef;
  readonly pod: WorkloadPod;
  readonly owner?: OwnerRef;
}

/**
 * Groups pods and templates into workloads, sorted by id.
 *
 * @internal
 */
export function groupWorkloads(
  candidates: readonly PodCandidate[],
  grouping: WorkloadGrouping,
): Workload[] {
  const owners = new Map<string, OwnerRef>();
  for (const { object, owner } of candidates) {
    if (owner !== undefined && object.kind !== 'Pod') {
      owners.set(formatWorkloadId(object), owner);
    }
  }
  const pods = new Map<string, { ref: WorkloadRef; pods: WorkloadPod[] }>();
  const add = (ref: WorkloadRef, pod: WorkloadPod) => {
    const id = formatWorkloadId(ref);
    const group = pods.get(id);
    if (group === undefined) pods.set(id, { ref, pods: [pod] });
    else group.pods.push(pod);
  };
  for (const candidate of candidates.filter(item => !item.pod.template)) {
    add(
      grouping === 'direct-owner'
        ? directOwner(candidate)
        : knownController(candidate, owners),
      candidate.pod,
    );
  }
  for (const { object, pod, owner } of candidates) {
    if (!pod.template) continue;
    const superfluous =
      grouping === 'controller' &&
      (pods.has(formatWorkloadId(object)) || owner !== undefined);
    if (!superfluous) add(object, pod);
  }
  return [...pods]
    .map(([id, group]) => ({ ...group.ref, id, pods: group.pods }))
    .sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
}

/** The pod's own direct controller; static pods are owned by their node, which says nothing. */
function directOwner({ object, owner }: PodCandidate): WorkloadRef {
  return owner === undefined || owner.kind === 'Node'
    ? object
    : { namespace: object.namespace, ...owner };
}

function knownController(
  candidate: PodCandidate,
  owners: ReadonlyMap<string, OwnerRef>,
): WorkloadRef {
  const { namespace } = candidate.object;
  const direct = directOwner(candidate);
  const above = owners.get(formatWorkloadId(direct));
  if (above !== undefined) return { namespace, ...above };
  // Without the ReplicaSet in the input, the hash that a Deployment gives its pods shows where its name ends.
  const hash = candidate.pod.labels['pod-template-hash'];
  if (
    direct.kind === 'ReplicaSet' &&
    hash !== undefined &&
    direct.name.endsWith(`-${hash}`)
  ) {
    const name = direct.name.slice(0, -hash.length - 1);
    return { namespace, kind: 'Deployment', name };
  }
  return direct;
}
