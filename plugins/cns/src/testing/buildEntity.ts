import type { Entity } from '@backstage/catalog-model';

/** A component of the catalog that runs somewhere. @internal */
export function buildEntity(
  annotations: Readonly<Record<string, string>> = {
    'backstage.io/kubernetes-id': 'cart',
    'backstage.io/kubernetes-namespace': 'shop',
  },
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'cart', annotations: { ...annotations } },
    spec: { type: 'service', lifecycle: 'production', owner: 'team-cart' },
  };
}

/** A cluster in the catalog. @internal */
export function buildClusterEntity(): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'prod-eu' },
    spec: { type: 'kubernetes-cluster', owner: 'team-platform' },
  };
}
