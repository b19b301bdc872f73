import { CompoundEntityRef } from '@backstage/catalog-model';

/**
 * Path of an entity's routes below the plugin's base URL, each part escaped.
 *
 * @example
 * `entityPath({ kind: 'Component', namespace: 'default', name: 'cart' }, 'policies')` is `/v1/entities/component/default/cart/policies`.
 *
 * @public
 */
export function entityPath(
  ref: CompoundEntityRef,
  resource:
    | 'binding'
    | 'overview'
    | 'policies'
    | 'policies/item'
    | 'traffic'
    | 'pipelines'
    | 'installation'
    | 'logs'
    | 'events',
): string {
  const parts = [ref.kind, ref.namespace, ref.name].map(part =>
    encodeURIComponent(part.toLocaleLowerCase('en-US')),
  );
  return `/v1/entities/${parts.join('/')}/${resource}`;
}
