import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  CompoundEntityRef,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { CoalescingCache } from '../http/CoalescingCache';

/**
 * Reads entities as the viewer, so that one who may not see an entity gets the same answer as for one that does not exist.
 *
 * @remarks
 * A page asks several questions at once, and polls; the entity is read once for all of them, per viewer, and kept for `cacheMs`.
 *
 * @internal
 */
export class EntityReader {
  readonly #catalog: CatalogService;
  readonly #cache: CoalescingCache<Entity | undefined>;

  /** @param options - `cacheMs`: how long an entity is kept; by default it is only shared between simultaneous questions */
  constructor(options: {
    catalog: CatalogService;
    cacheMs?: number;
    now?: () => number;
  }) {
    this.#catalog = options.catalog;
    this.#cache = new CoalescingCache({
      ttlMs: options.cacheMs ?? 0,
      // A catalog that does not answer is an error of this request, and nothing stands in for what the viewer may see.
      errorTtlMs: 0,
      maxStaleMs: 0,
      maxEntries: 2_000,
      now: options.now,
    });
  }

  /** @returns undefined for an entity that does not exist or may not be seen */
  async read(
    ref: CompoundEntityRef,
    credentials: BackstageCredentials,
  ): Promise<Entity | undefined> {
    const { value } = await this.#cache.get(
      JSON.stringify([credentials.principal, stringifyEntityRef(ref)]),
      () => this.#catalog.getEntityByRef(ref, { credentials }),
    );
    return value;
  }
}
