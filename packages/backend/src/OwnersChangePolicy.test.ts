import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import { PolicyQueryUser } from '@backstage/plugin-permission-node';
import { mockCredentials } from '@backstage/backend-test-utils';
import { cnsPolicyReadPermission } from 'backstage-plugin-cns-common';
import { OwnersChangePolicy } from './OwnersChangePolicy';

const policy = new OwnersChangePolicy({
  platformTeam: 'group:default/platform',
});

const update = createPermission({
  name: 'test.update',
  attributes: { action: 'update' },
  resourceType: 'catalog-entity',
});
const createAnything = createPermission({
  name: 'test.create',
  attributes: { action: 'create' },
});

function user(...ownershipEntityRefs: string[]): PolicyQueryUser {
  return {
    credentials: mockCredentials.user('user:default/ana'),
    info: { userEntityRef: 'user:default/ana', ownershipEntityRefs },
  } as PolicyQueryUser;
}

describe('OwnersChangePolicy', () => {
  it('lets everyone who is signed in read', async () => {
    await expect(
      policy.handle({ permission: cnsPolicyReadPermission }, user()),
    ).resolves.toEqual({ result: AuthorizeResult.ALLOW });
  });

  it('refuses whoever is not signed in', async () => {
    await expect(
      policy.handle({ permission: cnsPolicyReadPermission }),
    ).resolves.toEqual({ result: AuthorizeResult.DENY });
  });

  it('lets the platform team change everything', async () => {
    const member = user('user:default/ana', 'group:default/platform');
    for (const permission of [update, createAnything]) {
      await expect(policy.handle({ permission }, member)).resolves.toEqual({
        result: AuthorizeResult.ALLOW,
      });
    }
  });

  it('lets others change the entities they own, decided by the catalog', async () => {
    const decision = await policy.handle(
      { permission: update },
      user('user:default/ana', 'group:default/team-shop'),
    );
    expect(decision).toEqual({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'catalog',
      resourceType: 'catalog-entity',
      conditions: {
        rule: 'IS_ENTITY_OWNER',
        resourceType: 'catalog-entity',
        params: { claims: ['user:default/ana', 'group:default/team-shop'] },
      },
    });
  });

  it('refuses others what belongs to no entity', async () => {
    await expect(
      policy.handle({ permission: createAnything }, user('user:default/ana')),
    ).resolves.toEqual({ result: AuthorizeResult.DENY });
  });
});
