import {
  installationAnswerSchema,
  logsAnswerSchema,
  pipelinesAnswerSchema,
} from 'backstage-plugin-cns-common';
import request from 'supertest';
import { createComponent } from '../testing/createComponent';
import { labClusters } from '../testing/labClusters';
import { ShopBackend, startShop } from '../testing/startShop';

const runsIn = (name: string, namespace: string, project?: string) =>
  createComponent(name, {
    annotations: {
      'backstage.io/kubernetes-id': name,
      'backstage.io/kubernetes-cluster': 'prod-eu',
      'backstage.io/kubernetes-namespace': namespace,
      'backstage.io/kubernetes-label-selector': `app=${name}`,
      ...(project && { 'gitlab.com/project-slug': project }),
    },
  });

// The lab computes its metrics in this very process, which may have to share its machine.
jest.setTimeout(60_000);

describe('pipelines, installation and logs routes', () => {
  let shop: ShopBackend;

  beforeAll(async () => {
    shop = await startShop({
      entities: [
        runsIn('cart', 'shop', 'shop/cart'),
        runsIn('recommendations', 'shop', 'shop/recommendations'),
        runsIn('ghost', 'shop', 'shop/no-such-project'),
        runsIn('billing', 'legacy', 'legacy/billing'),
        runsIn('search', 'search'),
      ],
      cns: lab => ({
        clusters: labClusters(lab),
        prometheus: { timeout: { seconds: 60 } },
        logs: {
          links: [
            {
              title: 'Grafana',
              url: 'https://grafana.test/explore?pods={{pods}}',
            },
          ],
        },
      }),
    });
  });
  afterAll(() => shop.stop());
  afterEach(async () => {
    await shop.lab.upstream('gitlab').setFaults([]);
  });

  const get = (name: string, resource: string) =>
    request(shop.server).get(
      `/api/cns/v1/entities/component/default/${name}/${resource}`,
    );

  it('answers the pipelines of the service and of its cluster', async () => {
    const { status, body } = await get('cart', 'pipelines');
    expect(status).toBe(200);
    const answer = pipelinesAnswerSchema.parse(body);
    expect(answer.problems).toEqual([]);
    expect(
      answer.items.map(({ role, path, pipeline }) => [
        role,
        path,
        pipeline?.status,
      ]),
    ).toEqual([
      ['service', 'shop/cart', 'success'],
      ['management', 'platform/cluster-management-prod', 'success'],
    ]);
    expect(answer.items[0].jobs.map(({ stage }) => stage)).toEqual([
      'build',
      'test',
      'production',
    ]);
    expect(answer.items[0].deployments).toMatchObject([
      { environment: 'production' },
    ]);
  });

  it('names the job that failed', async () => {
    const { body } = await get('recommendations', 'pipelines');
    const [item] = pipelinesAnswerSchema.parse(body).items;
    expect(item.pipeline?.status).toBe('failed');
    expect(item.jobs.filter(({ status }) => status === 'failed')).toMatchObject(
      [{ name: 'production', failureReason: expect.any(String) }],
    );
  });

  it('keeps the management project when the service has a wrong one', async () => {
    const { status, body } = await get('ghost', 'pipelines');
    expect(status).toBe(200);
    expect(body.items).toMatchObject([{ role: 'management' }]);
    expect(body.problems).toMatchObject([{ code: 'project-unknown' }]);
  });

  it('judges the installation of the cluster', async () => {
    const { status, body } = await get('cart', 'installation');
    expect(status).toBe(200);
    const { items } = installationAnswerSchema.parse(body);
    expect(items.map(({ cluster, id, state }) => [cluster, id, state])).toEqual(
      [
        ['prod-eu', 'cluster-connected', 'ok'],
        ['prod-eu', 'cilium', 'ok'],
        ['prod-eu', 'hubble-metrics', 'ok'],
        ['prod-eu', 'prometheus', 'ok'],
        ['prod-eu', 'pipeline', 'ok'],
      ],
    );
  });

  it('names the agents beside the pods, and the links', async () => {
    const { status, body } = await get('cart', 'logs');
    expect(status).toBe(200);
    const answer = logsAnswerSchema.parse(body);
    expect(answer.problems).toEqual([]);
    const [item] = answer.items;
    expect(item.agents.length).toBeGreaterThan(0);
    for (const agent of item.agents) {
      expect(agent.serves.length).toBeGreaterThan(0);
      expect(agent.command).toContain(agent.pod);
    }
    expect(item.links).toEqual([
      {
        title: 'Grafana',
        url: expect.stringMatching(/\?pods=cart-[^&]*$/),
      },
    ]);
  });

  it.each(['billing', 'search'])(
    'shows no agents for %s, whose namespace is not confirmed',
    async name => {
      const { status, body } = await get(name, 'logs');
      expect(status).toBe(200);
      expect(body.items).toEqual([]);
      expect(body.problems[0].code).toMatch(/^binding-/);
    },
  );

  it.each(['pipelines', 'installation', 'logs'])(
    'answers 304, 400 and 404 on %s as all routes do',
    async resource => {
      const first = await get('cart', resource);
      const again = await get('cart', resource).set(
        'if-none-match',
        first.headers.etag,
      );
      // The minute may have turned in between, and with it the time of what was read.
      expect(again.status === 304).toBe(
        again.headers.etag === first.headers.etag,
      );
      expect((await get('cart', resource).query({ x: 1 })).status).toBe(400);
      expect((await get('nobody', resource)).status).toBe(404);
    },
  );
});
