import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  cnsFlowReadPermission,
  cnsPolicyReadPermission,
} from 'backstage-plugin-cns-common';
import { ReadAuthorizer } from './ReadAuthorizer';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'cart', namespace: 'default' },
};

function createAuthorizer() {
  const granted = new Set(['user:default/ana cns.policy.read']);
  let now = 0;
  let calls = 0;
  let broken = false;
  const permissions = mockServices.permissions.mock({
    authorize: async (requests, options) => {
      calls += 1;
      if (broken) {
        throw new Error('permission backend is down');
      }
      const principal = options?.credentials?.principal;
      const user = String(Reflect.get(Object(principal), 'userEntityRef'));
      return requests.map(({ permission }) => ({
        result: granted.has(`${user} ${permission.name}`)
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
      }));
    },
  });
  return {
    granted,
    calls: () => calls,
    advance: (ms: number) => {
      now += ms;
    },
    breakDown: () => {
      broken = true;
    },
    authorizer: new ReadAuthorizer({
      permissions,
      cacheMs: 5_000,
      now: () => now,
    }),
  };
}

const both = [cnsPolicyReadPermission, cnsFlowReadPermission];
const ana = {
  entity,
  credentials: mockCredentials.user('user:default/ana'),
};
const ben = {
  entity,
  credentials: mockCredentials.user('user:default/ben'),
};

describe('ReadAuthorizer', () => {
  it('asks once for all parts of an answer', async () => {
    const { authorizer, calls } = createAuthorizer();
    await expect(
      Promise.all([
        authorizer.allowed(ana, both),
        authorizer.allowed(ana, [cnsFlowReadPermission]),
        authorizer.allowed(ana, [cnsPolicyReadPermission]),
      ]),
    ).resolves.toEqual([[true, false], [false], [true]]);
    expect(calls()).toBe(1);
  });

  it('never answers one viewer with what another may see', async () => {
    const { authorizer } = createAuthorizer();
    await expect(authorizer.allowed(ana, both)).resolves.toEqual([true, false]);
    await expect(authorizer.allowed(ben, both)).resolves.toEqual([
      false,
      false,
    ]);
  });

  it('never answers about one entity with what holds for another', async () => {
    const { authorizer, calls } = createAuthorizer();
    await authorizer.allowed(ana, both);
    await authorizer.allowed(
      { ...ana, entity: { ...entity, metadata: { name: 'payments' } } },
      both,
    );
    expect(calls()).toBe(2);
  });

  it('believes a decision for as long as it was told, and not longer', async () => {
    const { authorizer, granted, advance } = createAuthorizer();
    await expect(authorizer.allowed(ana, both)).resolves.toEqual([true, false]);
    granted.clear();
    advance(4_999);
    await expect(authorizer.allowed(ana, both)).resolves.toEqual([true, false]);
    advance(1);
    await expect(authorizer.allowed(ana, both)).resolves.toEqual([
      false,
      false,
    ]);
  });

  it('does not let an old decision stand in for one that could not be had', async () => {
    const { authorizer, advance, breakDown } = createAuthorizer();
    await authorizer.allowed(ana, both);
    breakDown();
    advance(5_000);
    await expect(authorizer.allowed(ana, both)).rejects.toThrow(
      'permission backend is down',
    );
  });
});
