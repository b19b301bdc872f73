import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  createServiceFactory,
  coreServices,
} from '@backstage/backend-plugin-api';
import {
  AuthorizePermissionRequest,
  AuthorizeResult,
} from '@backstage/plugin-permission-common';
import { entityPath } from 'backstage-plugin-cns-common';
import request from 'supertest';
import { createComponent } from '../testing/createComponent';
import { openStream } from '../testing/openStream';
import { ShopBackend, startShop } from '../testing/startShop';

const OWNER = 'user:default/ana';
const OTHER = 'user:default/ben';
const ADMIN = 'user:default/petra';
const ITEM = {
  cluster: 'prod-eu',
  kind: 'NetworkPolicy',
  namespace: 'shop',
  name: 'catalog-allow-clients',
};

/**
 * Owners read what is theirs, the platform team everything, others nothing. A permission that is decided conditionally is no permission:
 * `cns.log.read` is, for the owner.
 */
function decide(
  principal: string | undefined,
  permission: string,
  resourceRef: string,
) {
  if (principal === ADMIN) {
    return { result: AuthorizeResult.ALLOW } as const;
  }
  if (principal === OWNER && resourceRef.endsWith('-conditional')) {
    return {
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'catalog',
      resourceType: 'catalog-entity',
      conditions: {
        rule: 'IS_ENTITY_OWNER',
        resourceType: 'catalog-entity',
        params: { claims: [] },
      },
    } as const;
  }
  if (principal === OWNER && resourceRef.endsWith('-flows')) {
    return {
      result:
        permission === 'cns.flow.read'
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
    } as const;
  }
  return {
    result: principal === OWNER ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
  } as const;
}

function userOf(principal: unknown): string | undefined {
  return typeof principal === 'object' &&
    principal !== null &&
    'userEntityRef' in principal
    ? String(principal.userEntityRef)
    : undefined;
}

describe('who may read what', () => {
  let shop: ShopBackend;

  const annotations = (namespace: string, id: string) => ({
    'backstage.io/kubernetes-id': id,
    'backstage.io/kubernetes-cluster': 'prod-eu',
    'backstage.io/kubernetes-namespace': namespace,
    // What an entity says of itself opens nothing.
    'backstage.io/kubernetes-label-selector': 'app',
  });

  beforeAll(async () => {
    const permissions = createServiceFactory({
      service: coreServices.permissions,
      deps: {},
      factory: () => {
        const authorize = jest
          .fn()
          .mockImplementation(
            async (
              requests: readonly AuthorizePermissionRequest[],
              options?: { credentials: { principal: unknown } },
            ) =>
              requests.map(({ permission, resourceRef }) =>
                decide(
                  userOf(options?.credentials.principal),
                  permission.name,
                  resourceRef ?? '',
                ),
              ),
          );
        return mockServices.permissions.mock({ authorize });
      },
    });
    shop = await startShop({
      entities: [
        createComponent('catalog', {
          annotations: annotations('shop', 'catalog'),
        }),
        createComponent('catalog-unconfirmed', {
          annotations: annotations('search', 'catalog-unconfirmed'),
        }),
        createComponent('catalog-foreign', {
          annotations: annotations('legacy', 'catalog-foreign'),
        }),
        createComponent('catalog-conditional', {
          annotations: annotations('shop', 'catalog'),
        }),
        createComponent('catalog-flows', {
          annotations: annotations('shop', 'catalog'),
        }),
      ],
      features: [permissions],
    });
  });
  afterAll(() => shop.stop());

  const ROUTES = [
    'binding',
    'overview',
    'policies',
    'policies/item',
    'traffic',
    'pipelines',
    'installation',
    'logs',
    'events',
  ] as const;

  async function get(
    name: string,
    route: (typeof ROUTES)[number],
    user?: string,
  ): Promise<{ status: number; body: request.Response['body'] }> {
    const path = `/api/cns${entityPath(
      { kind: 'Component', namespace: 'default', name },
      route,
    )}`;
    const authorization =
      user === undefined
        ? mockCredentials.none.header()
        : mockCredentials.user.header(user);
    if (route === 'events') {
      // Without end: what matters is how it begins.
      const stream = await openStream(shop.server, { path, authorization });
      stream.close();
      const [first] = stream.pieces;
      return {
        status: stream.status,
        body: first.startsWith('{') ? JSON.parse(first) : {},
      };
    }
    return request(shop.server)
      .get(path)
      .query(route === 'policies/item' ? ITEM : {})
      .set('Authorization', authorization);
  }

  it.each(
    ROUTES.flatMap(route =>
      (
        [
          ['anonymous', undefined, 401, 401],
          ['other team', OTHER, 404, 404],
          ['owner', OWNER, 200, route === 'policies/item' ? 404 : 200],
          ['admin', ADMIN, 200, route === 'policies/item' ? 404 : 200],
        ] as const
      ).map(
        ([who, user, confirmed, unconfirmed]) =>
          [route, who, user, confirmed, unconfirmed] as const,
      ),
    ),
  )(
    '%s as %s',
    async (route, _who, user, confirmed, unconfirmed) => {
      expect((await get('catalog', route, user)).status).toBe(confirmed);
      expect((await get('catalog-unconfirmed', route, user)).status).toBe(
        unconfirmed,
      );
    },
    20_000,
  );

  it.each(ROUTES)(
    'a denied %s looks like an entity that does not exist',
    async route => {
      const denied = await get('catalog', route, OTHER);
      const missing = await get('nothing', route, ADMIN);
      expect(missing.status).toBe(404);
      expect({
        ...denied.body.error,
        message: undefined,
        stack: undefined,
      }).toEqual({
        ...missing.body.error,
        message: undefined,
        stack: undefined,
      });
      expect(denied.body.error.message).toBe(
        'No entity component:default/catalog was found',
      );
      expect(missing.body.error.message).toBe(
        'No entity component:default/nothing was found',
      );
    },
  );

  it.each(ROUTES)('a conditional decision does not open %s', async route => {
    expect((await get('catalog-conditional', route, OWNER)).status).toBe(404);
  });

  it('shows nothing of the namespace of another team, whoever asks', async () => {
    const { body } = await get('catalog-foreign', 'policies', ADMIN);
    expect(body.items).toEqual([]);
    expect(body.targets).toMatchObject([{ trust: 'foreign' }]);
    for (const route of ['traffic', 'logs', 'installation'] as const) {
      expect((await get('catalog-foreign', route, ADMIN)).body.items).toEqual(
        [],
      );
    }
    const item = await get('catalog-foreign', 'policies/item', ADMIN);
    expect(item.status).toBe(404);
    const overview = await get('catalog-foreign', 'overview', ADMIN);
    expect(overview.body.items[0].policies).toBeUndefined();
  });

  it('leaves parts of the overview out that the viewer may not see', async () => {
    const { status, body } = await get('catalog-flows', 'overview', OWNER);
    expect(status).toBe(200);
    expect(body.items).toHaveLength(1);
    expect(body.items[0].policies).toBeUndefined();
    expect(body.items[0].installation).toBeUndefined();
    expect(body.pipelines).toEqual([]);
    expect((await get('catalog-flows', 'traffic', OWNER)).status).toBe(200);
    expect((await get('catalog-flows', 'policies', OWNER)).status).toBe(404);
  });
});
