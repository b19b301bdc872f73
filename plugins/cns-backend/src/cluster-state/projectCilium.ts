import { recordsAt, textAt, textMapAt } from '../clients/kubernetes/fields';
import { KubernetesObject } from '../clients/kubernetes/KubernetesClient';
import {
  ClusterCiliumConfig,
  ClusterCiliumEndpoint,
  ClusterNode,
} from './ClusterObjects';

/** The ConfigMap of Cilium with the name that {@link ObjectStore} needs. @internal */
export interface NamedCiliumConfig extends ClusterCiliumConfig {
  readonly name: string;
}

/** Reduces the ConfigMap `cilium-config`. @internal */
export function projectCiliumConfig(
  object: KubernetesObject,
): NamedCiliumConfig | undefined {
  const namespace = textAt(object, 'metadata', 'namespace');
  const name = textAt(object, 'metadata', 'name');
  // A server that ignores the field selector must not fill the cache with everybody's configuration.
  return namespace !== undefined && name === 'cilium-config'
    ? { namespace, name, data: textMapAt(object, 'data') }
    : undefined;
}

/** Reduces a CiliumEndpoint. @internal */
export function projectCiliumEndpoint(
  object: KubernetesObject,
): ClusterCiliumEndpoint | undefined {
  const namespace = textAt(object, 'metadata', 'namespace');
  const name = textAt(object, 'metadata', 'name');
  return namespace === undefined || name === undefined
    ? undefined
    : {
        namespace,
        name,
        state: textAt(object, 'status', 'state') ?? 'unknown',
      };
}

/** Reduces a Node. @internal */
export function projectNode(object: KubernetesObject): ClusterNode | undefined {
  const name = textAt(object, 'metadata', 'name');
  return name === undefined
    ? undefined
    : {
        name,
        ready: recordsAt(object, 'status', 'conditions').some(
          condition =>
            condition.type === 'Ready' && condition.status === 'True',
        ),
      };
}
