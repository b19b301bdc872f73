import {
  countAt,
  recordsAt,
  textAt,
  textMapAt,
  valueAt,
} from '../clients/kubernetes/fields';
import { KubernetesObject } from '../clients/kubernetes/KubernetesClient';
import { ClusterController } from './ClusterObjects';

/** Reduces a DaemonSet. @internal */
export function projectDaemonSet(
  object: KubernetesObject,
): ClusterController | undefined {
  return projectController(object, 'DaemonSet', {
    desired: countAt(object, 'status', 'desiredNumberScheduled'),
    ready: countAt(object, 'status', 'numberReady'),
    updated: countAt(object, 'status', 'updatedNumberScheduled'),
  });
}

/** Reduces a Deployment. @internal */
export function projectDeployment(
  object: KubernetesObject,
): ClusterController | undefined {
  const replicas = valueAt(object, 'spec', 'replicas');
  return projectController(object, 'Deployment', {
    // The API server fills in 1 when it is left out.
    desired: typeof replicas === 'number' ? replicas : 1,
    ready: countAt(object, 'status', 'readyReplicas'),
    updated: countAt(object, 'status', 'updatedReplicas'),
  });
}

/** Whether two versions of a controller answer every question alike. @internal */
export function equalControllers(
  a: ClusterController,
  b: ClusterController,
): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function projectController(
  object: KubernetesObject,
  kind: ClusterController['kind'],
  counts: Pick<ClusterController, 'desired' | 'ready' | 'updated'>,
): ClusterController | undefined {
  const namespace = textAt(object, 'metadata', 'namespace');
  const name = textAt(object, 'metadata', 'name');
  if (namespace === undefined || name === undefined) {
    return undefined;
  }
  return {
    kind,
    namespace,
    name,
    labels: textMapAt(object, 'metadata', 'labels'),
    podLabels: textMapAt(object, 'spec', 'selector', 'matchLabels'),
    containers: recordsAt(object, 'spec', 'template', 'spec', 'containers').map(
      container => ({
        name: textAt(container, 'name') ?? '',
        image: textAt(container, 'image') ?? '',
      }),
    ),
    ...counts,
  };
}
