import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';

/**
 * What every service is asked about: an entity that the viewer can see in the catalog, and the viewer.
 *
 * @internal
 */
export interface EntityQuery {
  readonly entity: Entity;
  readonly credentials: BackstageCredentials;
}
