import {
  policiesAnswerSchema,
  policyDetailAnswerSchema,
} from 'backstage-plugin-cns-common';
import request from 'supertest';
import { createComponent } from '../testing/createComponent';
import { ShopBackend, startShop } from '../testing/startShop';

describe('policies routes', () => {
  let shop: ShopBackend;

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
    policyDetailAnswerSchema.parse(body);
  });
});
