import { trafficAnswerSchema } from 'backstage-plugin-cns-common';
import request from 'supertest';
import { createComponent } from '../testing/createComponent';
import { labClusters } from '../testing/labClusters';
import { ShopBackend, startShop } from '../testing/startShop';

const path = (name: string) =>
  `/api/cns/v1/entities/component/default/${name}/traffic`;

const runsIn = (name: string, cluster: string, namespace: string) =>
  createComponent(name, {
    annotations: {
      'backstage.io/kubernetes-id': name,
      'backstage.io/kubernetes-cluster': cluster,
      'backstage.io/kubernetes-namespace': namespace,
    },
  });

// The lab computes its metrics in this very process, which may have to share its machine.
jest.setTimeout(60_000);

describe('traffic routes', () => {
  let shop: ShopBackend;

  beforeAll(async () => {
    shop = await startShop({
      entities: [
        runsIn('cart', 'prod-eu', 'shop'),
        runsIn('web', 'staging', 'shop'),
        runsIn('payments', 'prod-eu', 'payments'),
        runsIn('thief', 'prod-eu', 'payments'),
      ],
      cns: lab => ({
        clusters: labClusters(lab),
        prometheus: { timeout: { seconds: 60 } },
      }),
    });
  });
  afterAll(() => shop.stop());
  afterEach(async () => {
    await shop.lab.upstream('prometheus-prod-eu').setFaults([]);
  });

  it('answers what the Prometheus of the cluster says', async () => {
    const { status, body } = await request(shop.server).get(path('cart'));
    expect(status).toBe(200);
    const answer = trafficAnswerSchema.parse(body);
    expect(answer.problems).toEqual([]);
    const [item] = answer.items;
    expect(item).toMatchObject({
      cluster: 'prod-eu',
      namespace: 'shop',
      range: '3h',
      scope: 'workload',
      workloads: ['cart'],
    });
    expect(item.inbound.totals.forwarded).toBeGreaterThan(0);
    expect(item.inbound.totals.dropped).toBeGreaterThan(0);

    // The same query, asked directly, is what is drawn.
    const [{ promql }] = item.queries;
    const prometheus = shop.lab.clusters[0].prometheusUrl;
    const asked = await fetch(
      `${prometheus}/api/v1/query?${new URLSearchParams({
        query: promql,
        time: String(item.times.at(-1)),
      })}`,
    );
    const said: {
      data: { result: { metric: { type: string }; value: [number, string] }[] };
    } = await asked.json();
    const delivered = said.data.result
      .filter(({ metric }) => metric.type === 'Trace')
      .reduce((sum, { value }) => sum + Number(value[1]), 0);
    expect(item.inbound.forwarded.at(-1)).toBeCloseTo(delivered, 3);
  });

  it.each(['30m', '30d'])('answers the range %s', async range => {
    const { status, body } = await request(shop.server)
      .get(path('cart'))
      .query({ range });
    expect(status).toBe(200);
    const [item] = trafficAnswerSchema.parse(body).items;
    expect(item.range).toBe(range);
    expect(item.times.length).toBeLessThanOrEqual(301);
  });

  it('answers 304 when nothing changed', async () => {
    const first = await request(shop.server)
      .get(path('cart'))
      .query({ range: '30d' });
    const again = await request(shop.server)
      .get(path('cart'))
      .query({ range: '30d' })
      .set('if-none-match', first.headers.etag);
    expect(again.status).toBe(304);
    expect(again.text).toBe('');
  });

  it('says nothing about a namespace that belongs to somebody else', async () => {
    const { status, body } = await request(shop.server).get(path('thief'));
    expect(status).toBe(200);
    expect(body.items).toEqual([]);
    expect(body.problems).toMatchObject([{ code: 'binding-foreign' }]);
  });

  it('refuses other ranges and other parameters', async () => {
    for (const query of [{ range: '2y' }, { query: 'up' }]) {
      const { status } = await request(shop.server)
        .get(path('cart'))
        .query(query);
      expect(status).toBe(400);
    }
  });

  it('answers 404 for an entity that is not there', async () => {
    const { status } = await request(shop.server).get(path('nobody'));
    expect(status).toBe(404);
  });

  it('explains why a cluster has no numbers', async () => {
    const { status, body } = await request(shop.server).get(path('web'));
    expect(status).toBe(200);
    expect(trafficAnswerSchema.parse(body).items).toEqual([]);
    expect(body.problems).toMatchObject([
      {
        code: 'metric-missing',
        upstream: { kind: 'prometheus', name: 'staging' },
        hint: expect.stringContaining('hubble:'),
      },
    ]);
  });

  it('answers without numbers when Prometheus is down from the start', async () => {
    await shop.lab.upstream('prometheus-prod-eu').setFaults([{ type: 'html' }]);
    const { status, body } = await request(shop.server).get(path('payments'));
    expect(status).toBe(200);
    expect(body.items).toEqual([]);
    expect(body.problems).toMatchObject([
      {
        code: 'answer-malformed',
        message:
          'Prometheus of prod-eu answered with an HTML page instead of JSON.',
      },
    ]);
  });
});
