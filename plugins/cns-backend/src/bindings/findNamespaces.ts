import { CNS_ANNOTATIONS } from 'backstage-plugin-cns-common';
import { ClusterStateReader } from '../cluster-state/ClusterStateReader';
import { BindingsConfig } from '../config/CnsConfig';
import { EntityIdentity } from './EntityIdentity';
import { judgeNamespace } from './judgeNamespace';
import { LabelQuery } from './LabelQuery';

/**
 * Finds the namespaces of an entity that does not say in which it is: those that name it, those of its owner that have pods of its, and, in
 * namespaces that name nobody, those with pods labelled with its own name.
 *
 * @internal
 */
export function findNamespaces(options: {
  readonly state: ClusterStateReader;
  readonly identity: EntityIdentity;
  readonly selector: LabelQuery;
  readonly id?: string;
  readonly config: BindingsConfig;
}): readonly string[] {
  const { state, identity, selector, id, config } = options;
  const labelled = new Set(
    id === undefined ? [] : state.namespacesWithPodId(id),
  );
  return state
    .namespaces()
    .filter(namespace => {
      const { name } = namespace;
      const { trust, by } = judgeNamespace({
        identity,
        cluster: state.name,
        namespace,
        name,
        config,
      });
      if (by === 'entity') {
        return true;
      }
      if (by === 'catalog') {
        return labelled.has(name);
      }
      if (trust === 'confirmed') {
        return (
          labelled.has(name) ||
          state.pods(name).some(({ labels }) => selector.matches(labels))
        );
      }
      return (
        trust === 'unconfirmed' &&
        labelled.has(name) &&
        state
          .pods(name)
          .some(
            ({ labels }) =>
              selector.matches(labels) &&
              identity.isLabel(labels[CNS_ANNOTATIONS.kubernetesId]),
          )
      );
    })
    .map(({ name }) => name)
    .sort();
}
