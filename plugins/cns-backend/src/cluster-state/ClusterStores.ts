import { PolicyKindName } from 'backstage-plugin-cns-common';
import { KubernetesObject } from '../clients/kubernetes/KubernetesClient';
import { ClusterKind } from './ClusterStateReader';
import { ObjectStore, StoredObject } from './ObjectStore';
import { PodProjector } from './PodProjector';
import {
  projectCiliumConfig,
  projectCiliumEndpoint,
  projectNode,
} from './projectCilium';
import {
  equalControllers,
  projectDaemonSet,
  projectDeployment,
} from './projectController';
import {
  equalLabels,
  equalNamespaces,
  projectNamespace,
} from './projectNamespace';
import { equalPolicies, projectPolicy } from './projectPolicy';
import { WatchedKind } from './watchedKinds';

/** How objects of one kind are reduced, and where they are held. @internal */
export interface ProjectedStore<T extends StoredObject> {
  readonly project: (object: KubernetesObject) => T | undefined;
  readonly store: ObjectStore<T>;
}

function projected<T extends StoredObject>(
  project: (object: KubernetesObject) => T | undefined,
  equal: (a: T, b: T) => boolean,
): ProjectedStore<T> {
  return { project, store: new ObjectStore<T>(equal) };
}

/**
 * Makes the empty stores of one cluster, but for policies.
 *
 * @internal
 */
export function createClusterStores() {
  const pods = new PodProjector();
  return {
    Namespace: projected(projectNamespace, equalNamespaces),
    Pod: projected(object => pods.project(object), PodProjector.equal),
    Node: projected(projectNode, (a, b) => a.ready === b.ready),
    ConfigMap: projected(projectCiliumConfig, (a, b) =>
      equalLabels(a.data, b.data),
    ),
    DaemonSet: projected(projectDaemonSet, equalControllers),
    Deployment: projected(projectDeployment, equalControllers),
    CiliumEndpoint: projected(
      projectCiliumEndpoint,
      (a, b) => a.state === b.state,
    ),
  } satisfies Partial<Record<ClusterKind, unknown>>;
}

/** {@inheritDoc createClusterStores} @internal */
export type ClusterStores = ReturnType<typeof createClusterStores>;

/**
 * Makes the empty store of one policy kind.
 *
 * @internal
 */
export function createPolicyStore(kind: PolicyKindName, watched: WatchedKind) {
  const apiVersion = watched.groupVersion.replace(/^apis\//, '');
  return projected(
    object => projectPolicy(object, { kind, apiVersion }),
    equalPolicies,
  );
}
