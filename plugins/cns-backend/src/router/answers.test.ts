import { mockCredentials } from '@backstage/backend-test-utils';
import { entityPath, overviewAnswerSchema } from 'backstage-plugin-cns-common';
import request from 'supertest';
import { createComponent } from '../testing/createComponent';
import { openStream } from '../testing/openStream';
import { labClusters } from '../testing/labClusters';
import { ShopBackend, startShop } from '../testing/startShop';

const POLICIES = 'networkpolicies.networking.k8s.io';

const path = (route: Parameters<typeof entityPath>[1], name: string = 'cart') =>
  `/api/cns${entityPath(
    { kind: 'Component', namespace: 'default', name },
    route,
  )}`;

async function waitFor<T>(read: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + 4_000;
  for (;;) {
    const value = await read();
    if (value !== undefined) {
      return value;
    }
    if (Date.now() > end) {
      throw new Error('Waited in vain');
    }
  }
}

describe('answers', () => {
  let shop: ShopBackend;

  beforeAll(async () => {
    shop = await startShop({
      entities: [
        createComponent('cart', {
          annotations: {
            'backstage.io/kubernetes-id': 'cart',
            'gitlab.com/project-slug': 'shop/cart',
          },
        }),
        createComponent('nowhere', { annotations: {} }),
      ],
      cns: lab => ({ clusters: labClusters(lab) }),
    });
  }, 30_000);
  afterEach(async () => {
    for (const { name } of shop.lab.clusters) {
      await shop.lab.upstream(`kubernetes-${name}`).setFaults([]);
      await shop.lab.upstream(`prometheus-${name}`).setFaults([]);
    }
    await shop.lab.upstream('gitlab').setFaults([]);
  });
  afterAll(() => shop.stop());

  function production() {
    const cluster = shop.lab.world.clusters.get('prod-eu');
    if (!cluster) {
      throw new Error('The shop has no cluster prod-eu');
    }
    return cluster.objects;
  }

  it.each([
    'binding',
    'policies',
    'installation',
    'logs',
    'pipelines',
  ] as const)(
    'an unchanged %s is a 304 of under 400 bytes, and costs no Kubernetes call',
    async route => {
      const first = await request(shop.server).get(path(route));
      expect(first.status).toBe(200);
      expect(first.headers.etag).toMatch(/^W\/"/);
      shop.lab.clusters.forEach(({ name }) =>
        shop.lab.upstream(`kubernetes-${name}`).mark(),
      );
      const second = await request(shop.server)
        .get(path(route))
        .set('If-None-Match', first.headers.etag);
      expect(second.status).toBe(304);
      expect(second.text).toBe('');
      const ours = ['etag', 'cache-control', 'date', 'connection'];
      const bytes = ours
        .map(name => `${name}: ${second.headers[name] ?? ''}\r\n`.length)
        .reduce(
          (sum, length) => sum + length,
          'HTTP/1.1 304 Not Modified'.length,
        );
      expect(bytes).toBeLessThan(400);
      shop.lab.clusters.forEach(({ name }) =>
        expect(shop.lab.upstream(`kubernetes-${name}`).requestCount).toBe(0),
      );
    },
  );

  it('a changed answer has another ETag', async () => {
    const first = await request(shop.server).get(path('policies'));
    const [existing] = production().list(POLICIES, 'shop');
    production().put(POLICIES, {
      ...existing,
      metadata: { ...existing.metadata, name: 'added', uid: 'added' },
    });
    const second = await waitFor(async () => {
      const { status, body } = await request(shop.server)
        .get(path('policies'))
        .set('If-None-Match', first.headers.etag);
      return status === 200 ? body : undefined;
    });
    expect(JSON.stringify(second)).toContain('"added"');
    production().remove(POLICIES, 'shop', 'added');
  });

  it('does not change when something changes in the namespace of somebody else', async () => {
    const first = await request(shop.server).get(path('policies'));
    const [pod] = production().list('pods', 'payments');
    production().put('pods', {
      ...pod,
      metadata: { ...pod.metadata, name: 'new', uid: 'new' },
    });
    await new Promise(resolve => {
      setTimeout(resolve, 300);
    });
    const second = await request(shop.server)
      .get(path('policies'))
      .set('If-None-Match', first.headers.etag);
    production().remove('pods', 'payments', 'new');
    expect(second.status).toBe(304);
  });

  it.each([
    ['policies?status=enforced', /Unrecognized key/],
    ['binding?x=1', /Unrecognized key/],
    ['overview?range=5y', /range/],
    ['traffic?range=1h', /range/],
    ['policies/item?cluster=prod-eu', /kind/],
    ['policies/item?cluster=a&kind=Secret&name=b', /kind/],
    ['policies/item?cluster=a&cluster=b&kind=NetworkPolicy&name=b', /cluster/],
  ])('refuses %s', async (query, message) => {
    const { status, body } = await request(shop.server).get(
      `/api/cns/v1/entities/component/default/cart/${query}`,
    );
    expect(status).toBe(400);
    expect(body.error.name).toBe('InputError');
    expect(body.error.message).toMatch(message);
  });

  it.each([
    '/v1/entities/component/default/a%2Fb/policies',
    '/v1/entities/component/de%20fault/cart/policies',
    `/v1/entities/component/default/${'x'.repeat(500)}/policies`,
  ])('refuses the path %s', async wrong => {
    const { status } = await request(shop.server).get(`/api/cns${wrong}`);
    expect(status).toBe(400);
  });

  it('explains what an entity without annotations has to say', async () => {
    const { status, body } = await request(shop.server).get(
      path('policies', 'nowhere'),
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      items: [],
      targets: [],
      problems: [{ code: 'not-annotated' }],
    });
  });

  it('answers all cards at once', async () => {
    const { status, body } = await request(shop.server).get(path('overview'));
    expect(status).toBe(200);
    const { items, pipelines } = overviewAnswerSchema.parse(body);
    expect(items[0]).toMatchObject({
      target: { cluster: 'prod-eu', namespace: 'shop', trust: 'confirmed' },
      policies: {
        pods: 2,
        inbound: { state: 'closed' },
        outbound: { state: 'open' },
      },
      throughput: { cluster: 'prod-eu', namespace: 'shop', range: '3h' },
    });
    expect(items[0].installation?.total).toBeGreaterThan(0);
    expect(pipelines).toMatchObject([
      { project: 'shop/cart' },
      { role: 'management' },
      { role: 'management' },
    ]);
  });

  it('keeps the rest when Prometheus and GitLab are away or slow', async () => {
    await shop.lab.upstream('gitlab').setFaults([{ type: 'refuse' }]);
    await shop.lab
      .upstream('prometheus-prod-eu')
      .setFaults([{ type: 'latency', ms: 60_000 }]);
    const started = Date.now();
    const { status, body } = await request(shop.server)
      .get(path('overview'))
      // A range that nobody has asked for, so that nothing is remembered.
      .query({ range: '30d' });
    expect(Date.now() - started).toBeLessThan(5_000);
    expect(status).toBe(200);
    const answer = overviewAnswerSchema.parse(body);
    expect(answer.items[0].policies?.pods).toBe(2);
    expect(answer.items[0].throughput).toBeUndefined();
    expect(answer.problems.map(({ upstream }) => upstream.kind)).toContain(
      'prometheus',
    );
  }, 15_000);

  it('pushes a change to an open page in under a second', async () => {
    const stream = await openStream(shop.server, {
      path: path('events'),
      authorization: mockCredentials.user.header(),
    });
    const events = stream.pieces;
    expect(stream.contentType).toMatch(/^text\/event-stream/);
    expect(events[0]).toContain('event: ready');

    const [existing] = production().list(POLICIES, 'shop');
    production().put(POLICIES, {
      ...existing,
      metadata: { ...existing.metadata, name: 'pushed', uid: 'pushed' },
    });
    const started = Date.now();
    while (!events.some(text => text.includes('"policies"'))) {
      expect(Date.now() - started).toBeLessThan(1_000);
      await new Promise(resolve => {
        setTimeout(resolve, 10);
      });
    }
    expect(events[1]).toBe(
      'event: change\ndata: {"topics":["policies"],"clusters":["prod-eu"]}\n\n',
    );

    // Another team's namespace is none of this page's business.
    const [other] = production().list('pods', 'payments');
    production().put('pods', {
      ...other,
      metadata: { ...other.metadata, name: 'noise', uid: 'noise' },
    });
    await new Promise(resolve => {
      setTimeout(resolve, 200);
    });
    expect(events).toHaveLength(2);
    production().remove('pods', 'payments', 'noise');
    production().remove(POLICIES, 'shop', 'pushed');
    stream.close();
  });

  it('remembers the changes of a policy', async () => {
    const [existing] = production().list(POLICIES, 'shop');
    const ref = {
      cluster: 'prod-eu',
      kind: 'NetworkPolicy',
      namespace: 'shop',
    };
    production().put(POLICIES, {
      ...existing,
      metadata: { ...existing.metadata, name: 'kept', uid: 'kept' },
    });
    const detail = await waitFor(async () => {
      const { body } = await request(shop.server)
        .get(path('policies/item'))
        .query({ ...ref, name: 'kept' });
      return body.items?.[0]?.changes.length > 0 ? body.items[0] : undefined;
    });
    expect(detail.changes).toMatchObject([{ change: 'created' }]);
    expect(detail.yaml).toContain('name: kept');
    production().remove(POLICIES, 'shop', 'kept');
  });
});
