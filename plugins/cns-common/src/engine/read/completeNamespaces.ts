import { NamespaceFacts } from '../../model/ClusterSnapshot';
import { Workload } from '../../model/Workload';

const nameLabel = 'kubernetes.io/metadata.name';

/**
 * The defined namespaces and those that workloads only mention, each with the name label that an API server sets.
 *
 * @internal
 */
export function completeNamespaces(
  defined: ReadonlyMap<string, NamespaceFacts>,
  workloads: readonly Workload[],
): NamespaceFacts[] {
  const result = new Map<string, NamespaceFacts>();
  for (const { name, labels } of defined.values()) {
    result.set(name, { name, labels: { [nameLabel]: name, ...labels } });
  }
  for (const { namespace } of workloads) {
    if (!result.has(namespace)) {
      result.set(namespace, {
        name: namespace,
        labels: { [nameLabel]: namespace },
      });
    }
  }
  return [...result.values()];
}
