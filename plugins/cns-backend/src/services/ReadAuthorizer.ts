import { PermissionsService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { EntityQuery } from './EntityQuery';

/**
 * Decides whether a viewer may read a part of an entity's network security. Every `AuthorizedX` service uses it.
 *
 * @internal
 */
export class ReadAuthorizer {
  readonly #permissions: PermissionsService;

  constructor(options: { permissions: PermissionsService }) {
    this.#permissions = options.permissions;
  }

  /** Tells which of the permissions the viewer has on the entity, in one call. */
  async allowed(
    query: EntityQuery,
    permissions: readonly ResourcePermission<'catalog-entity'>[],
  ): Promise<readonly boolean[]> {
    const resourceRef = stringifyEntityRef(query.entity);
    const decisions = await this.#permissions.authorize(
      permissions.map(permission => ({ permission, resourceRef })),
      { credentials: query.credentials },
    );
    // Compared with ALLOW: a conditional answer, or one that is missing, must not pass.
    return permissions.map(
      (_, index) => decisions[index]?.result === AuthorizeResult.ALLOW,
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
