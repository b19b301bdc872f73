import type { Entity } from '@backstage/catalog-model';
import { CNS_ANNOTATIONS } from 'backstage-plugin-cns-common';

/**
 * Tells whether an entity stands for a cluster: a resource of the type that the Kubernetes plugin reads clusters from, or one that names its
 * cluster management project.
 *
 * @public
 */
export function isClusterEntity(entity: Entity): boolean {
  const isResource = entity.kind.toLocaleLowerCase('en-US') === 'resource';
  return (
    (isResource && entity.spec?.type === 'kubernetes-cluster') ||
    CNS_ANNOTATIONS.clusterManagementProject in
      (entity.metadata.annotations ?? {})
  );
}
