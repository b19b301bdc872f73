import { sameJson } from '../kubernetes/fields/sameJson';
import { isRecord } from '../kubernetes/isRecord';
import { Clock, Cluster, KubernetesObject, Random } from '../world';
import { createReplacementPod } from './createReplacementPod';

const CONTROLLERS = [
  'deployments.apps',
  'statefulsets.apps',
  'daemonsets.apps',
];
/** How long a pod of the lab needs from deletion to the next one's readiness. */
const REPLACE_MS = 400;

/**
 * Keeps pods running: a deleted pod of a controller comes back, and a changed pod template replaces all of them one by
 * one, as `kubectl rollout restart` does. A replacement starts under Cilium, if the cluster has it.
 *
 * @internal
 */
export function runWorkloadControllers(
  cluster: Cluster,
  clock: Clock,
  random: Random,
): void {
  const { objects } = cluster;
  objects.subscribe('pods', change => {
    if (change.type !== 'DELETED') return;
    const { namespace, name } = change.object.metadata;
    if (cluster.kinds.some(kind => kind.id === 'ciliumendpoints.cilium.io')) {
      objects.remove('ciliumendpoints.cilium.io', namespace, name);
    }
    clock.schedule(REPLACE_MS, () =>
      createReplacementPod({ cluster, clock, random, pod: change.object }),
    );
  });
  for (const resource of CONTROLLERS) {
    objects.subscribe(resource, change => {
      if (change.type === 'DELETED') {
        removePods(cluster, change.object);
        return;
      }
      const { object, previous } = change;
      if (!previous || sameJson(templateOf(object), templateOf(previous)))
        return;
      const pods = podsOf(cluster, object);
      pods.forEach((pod, i) =>
        clock.schedule(REPLACE_MS * (i + 1), () => {
          objects.remove('pods', pod.metadata.namespace, pod.metadata.name);
        }),
      );
      clock.schedule(REPLACE_MS * (pods.length + 2), () =>
        observe(cluster, resource, object),
      );
    });
  }
}

/** Says in the status that the change has been carried out, which is what `kubectl rollout status` waits for. */
function observe(
  cluster: Cluster,
  resource: string,
  changed: KubernetesObject,
): void {
  const { namespace, name } = changed.metadata;
  const current = cluster.objects.get(resource, namespace, name);
  if (!current || !isRecord(current.status)) return;
  cluster.objects.put(resource, {
    ...current,
    status: {
      ...current.status,
      observedGeneration: current.metadata.generation,
    },
  });
}

function templateOf(controller: KubernetesObject): unknown {
  const { spec } = controller;
  return typeof spec === 'object' && spec !== null && 'template' in spec
    ? spec.template
    : undefined;
}

function podsOf(
  cluster: Cluster,
  controller: KubernetesObject,
): readonly KubernetesObject[] {
  const { namespace, uid } = controller.metadata;
  const owners = new Set([uid]);
  for (const replicaSet of cluster.objects.list(
    'replicasets.apps',
    namespace,
  )) {
    if (ownedBy(replicaSet, owners)) owners.add(replicaSet.metadata.uid);
  }
  return cluster.objects
    .list('pods', namespace)
    .filter(pod => ownedBy(pod, owners));
}

function ownedBy(object: KubernetesObject, uids: ReadonlySet<string>): boolean {
  return (object.metadata.ownerReferences ?? []).some(owner =>
    uids.has(owner.uid),
  );
}

/** What garbage collection does after the deletion of a controller. */
function removePods(cluster: Cluster, controller: KubernetesObject): void {
  const { namespace, uid } = controller.metadata;
  const pods = podsOf(cluster, controller);
  for (const replicaSet of cluster.objects.list(
    'replicasets.apps',
    namespace,
  )) {
    if (ownedBy(replicaSet, new Set([uid]))) {
      cluster.objects.remove(
        'replicasets.apps',
        namespace,
        replicaSet.metadata.name,
      );
    }
  }
  for (const pod of pods) {
    cluster.objects.remove('pods', namespace, pod.metadata.name);
  }
}
