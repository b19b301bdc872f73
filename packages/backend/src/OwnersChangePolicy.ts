import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  AuthorizeResult,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';

/**
 * A small example policy: everyone who is signed in reads; an entity's owners change what belongs to it; the platform team changes everything.
 */
export class OwnersChangePolicy implements PermissionPolicy {
  readonly #platformTeam: string;

  constructor(options: { readonly platformTeam: string }) {
    this.#platformTeam = options.platformTeam;
  }

  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return { result: AuthorizeResult.DENY };
    }
    const { permission } = request;
    const owners = user.info.ownershipEntityRefs;
    if (
      permission.attributes.action === 'read' ||
      owners.includes(this.#platformTeam)
    ) {
      return { result: AuthorizeResult.ALLOW };
    }
    if (isResourcePermission(permission, 'catalog-entity')) {
      return createCatalogConditionalDecision(
        permission,
        catalogConditions.isEntityOwner({ claims: [...owners] }),
      );
    }
    return { result: AuthorizeResult.DENY };
  }
}
