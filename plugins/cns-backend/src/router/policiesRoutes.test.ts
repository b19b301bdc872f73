import { mockServices } from '@backstage/backend-test-utils';
import {
  policiesAnswerSchema,
  policyDetailAnswerSchema,
} from 'backstage-plugin-cns-common';
import request from 'supertest';
import { createComponent } from '../testing/createComponent';
import { ShopBackend, startShop } from '../testing/startShop';

describe('policies routes', () => {
  let shop: ShopBackend;
  const audited: { event: unknown; outcome: string }[] = [];

  beforeAll(async () => {
    shop = await startShop({
      entities: [
        createComponent('cart', {
          annotations: {
            'backstage.io/kubernetes-id': 'cart',
            'backstage.io/kubernetes-cluster': 'prod-eu',
            'backstage.io/kubernetes-namespace': 'shop',
          },
        }),
      ],
      features: [
        mockServices.auditor.mock({
          createEvent: async event => ({
            success: async () => {
              audited.push({ event, outcome: 'success' });
            },
            fail: async () => {
              audited.push({ event, outcome: 'fail' });
            },
          }),
        }).factory,
      ],
    });
  });
  afterAll(() => shop.stop());

  it('lists the policies of a confirmed namespace', async () => {
    const { status, body } = await request(shop.server).get(
      '/api/cns/v1/entities/component/default/cart/policies',
    );
    expect(status).toBe(200);
    expect(policiesAnswerSchema.parse(body).items.length).toBeGreaterThan(0);
  });

  it('answers one policy', async () => {
    const list = await request(shop.server).get(
      '/api/cns/v1/entities/component/default/cart/policies',
    );
    const { cluster, kind, namespace, name } = list.body.items[0];
    const { status, body } = await request(shop.server)
      .get('/api/cns/v1/entities/component/default/cart/policies/item')
      .query({ cluster, kind, namespace, name });
    expect(status).toBe(200);
    expect(policyDetailAnswerSchema.parse(body).items[0].name).toBe(name);

    const missing = await request(shop.server)
      .get('/api/cns/v1/entities/component/default/cart/policies/item')
      .query({ cluster, kind, namespace, name: 'missing' });
    expect(missing.status).toBe(404);
    // Reading the text of a policy leaves a trace, also when it is refused.
    const meta = {
      entityRef: 'component:default/cart',
      cluster,
      kind,
      namespace,
    };
    expect(audited).toEqual([
      {
        event: expect.objectContaining({
          eventId: 'policy-read',
          meta: { ...meta, name },
        }),
        outcome: 'success',
      },
      {
        event: expect.objectContaining({ meta: { ...meta, name: 'missing' } }),
        outcome: 'fail',
      },
    ]);
  });
});
