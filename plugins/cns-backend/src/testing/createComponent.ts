import { ComponentEntityV1alpha1 } from '@backstage/catalog-model';

/**
 * A Component as the catalog returns it, owned by a group.
 *
 * @internal
 */
export function createComponent(
  name: string,
  options: {
    readonly annotations?: Record<string, string>;
    readonly owner?: string;
    readonly namespace?: string;
  } = {},
): ComponentEntityV1alpha1 {
  const owner = options.owner ?? 'group:default/team-shop';
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: options.namespace ?? 'default',
      annotations: options.annotations ?? {
        'backstage.io/kubernetes-id': name,
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner },
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
}
