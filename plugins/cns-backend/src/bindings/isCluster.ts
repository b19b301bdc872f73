import { DEFAULT_NAMESPACE, Entity } from '@backstage/catalog-model';

/**
 * Whether an entity stands for the Kubernetes cluster of its name. Only one in the catalog's default namespace does: in another, whoever may register entities there
 * could pass theirs off as the cluster.
 *
 * @internal
 */
export function isCluster(entity: Entity): boolean {
  const { namespace = DEFAULT_NAMESPACE } = entity.metadata;
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'resource' &&
    entity.spec?.type === 'kubernetes-cluster' &&
    namespace.toLocaleLowerCase('en-US') === DEFAULT_NAMESPACE
  );
}
