import { PermissionsService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { cnsPermissions } from 'backstage-plugin-cns-common';
import { CoalescingCache } from '../http/CoalescingCache';
import { EntityQuery } from './EntityQuery';

/**
 * Decides whether a viewer may read a part of an entity's network security. Every `AuthorizedX` service uses it.
 *
 * @remarks
 * The parts of one answer, and the questions of one page, share one call to the permission framework, which is kept for `cacheMs`: so long may a
 * permission that was taken away still hold.
 *
 * @internal
 */
export class ReadAuthorizer {
  readonly #permissions: PermissionsService;
  readonly #cache: CoalescingCache<ReadonlySet<string>>;

  /** @param options - `cacheMs`: how long a decision is kept; by default it is only shared between simultaneous questions */
  constructor(options: {
    permissions: PermissionsService;
    cacheMs?: number;
    now?: () => number;
  }) {
    this.#permissions = options.permissions;
    this.#cache = new CoalescingCache({
      ttlMs: options.cacheMs ?? 0,
      // No decision of the past stands in for one that could not be had.
      errorTtlMs: 0,
      maxStaleMs: 0,
      maxEntries: 2_000,
      now: options.now,
    });
  }

  /** Tells which of the permissions the viewer has on the entity. */
  async allowed(
    query: EntityQuery,
    permissions: readonly ResourcePermission<'catalog-entity'>[],
  ): Promise<readonly boolean[]> {
    const { value: names } = await this.#cache.get(
      JSON.stringify([
        query.credentials.principal,
        stringifyEntityRef(query.entity),
      ]),
      () => this.#decide(query),
    );
    return permissions.map(({ name }) => names.has(name));
  }

  /** Names of the plugin's permissions that the viewer has on the entity. */
  async #decide(query: EntityQuery): Promise<ReadonlySet<string>> {
    const resourceRef = stringifyEntityRef(query.entity);
    const decisions = await this.#permissions.authorize(
      cnsPermissions.map(permission => ({ permission, resourceRef })),
      { credentials: query.credentials },
    );
    // Compared with ALLOW: a conditional answer, or one that is missing, must not pass.
    return new Set(
      cnsPermissions
        .filter(
          (_, index) => decisions[index]?.result === AuthorizeResult.ALLOW,
        )
        .map(({ name }) => name),
    );
  }

  /**
   * Throws unless the viewer has the permission on the entity.
   *
   * @throws NotFoundError, the same as for an entity that does not exist, so that a denied read tells nothing.
   */
  async check(
    query: EntityQuery,
    permission: ResourcePermission<'catalog-entity'>,
  ): Promise<void> {
    const [allowed] = await this.allowed(query, [permission]);
    if (!allowed) {
      throw notFound(query);
    }
  }

  /** As {@link ReadAuthorizer.check}, for reads that one permission of several opens. */
  async checkAny(
    query: EntityQuery,
    permissions: readonly ResourcePermission<'catalog-entity'>[],
  ): Promise<void> {
    const allowed = await this.allowed(query, permissions);
    if (!allowed.some(Boolean)) {
      throw notFound(query);
    }
  }
}

function notFound(query: EntityQuery): NotFoundError {
  return new NotFoundError(
    `No entity ${stringifyEntityRef(query.entity)} was found`,
  );
}
