import { CNS_ANNOTATIONS } from 'backstage-plugin-cns-common';
import { ClusterPod } from './ClusterObjects';
import { StoreChange } from './ObjectStore';

/**
 * Knows in which namespaces there are pods with a given `backstage.io/kubernetes-id`, so that a binding without namespace costs no walk over all pods.
 *
 * @internal
 */
export class PodIdIndex {
  readonly #counts = new Map<string, Map<string, number>>();

  apply(change: StoreChange<ClusterPod>): void {
    this.#count(change.before, -1);
    this.#count(change.after, 1);
  }

  namespaces(id: string): readonly string[] {
    return [...(this.#counts.get(id)?.keys() ?? [])];
  }

  #count(pod: ClusterPod | undefined, step: 1 | -1): void {
    const id = pod?.labels[CNS_ANNOTATIONS.kubernetesId];
    if (!pod || id === undefined) {
      return;
    }
    const namespaces = this.#counts.get(id) ?? new Map<string, number>();
    const count = (namespaces.get(pod.namespace) ?? 0) + step;
    if (count > 0) {
      namespaces.set(pod.namespace, count);
    } else {
      namespaces.delete(pod.namespace);
    }
    if (namespaces.size > 0) {
      this.#counts.set(id, namespaces);
    } else {
      this.#counts.delete(id);
    }
  }
}
