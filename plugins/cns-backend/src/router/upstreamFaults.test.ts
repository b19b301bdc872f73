import { Entity } from '@backstage/catalog-model';
import { Fault } from 'cns-lab';
import {
  installationAnswerSchema,
  pipelinesAnswerSchema,
  trafficAnswerSchema,
} from 'backstage-plugin-cns-common';
import request from 'supertest';
import { createComponent } from '../testing/createComponent';
import { labClusters } from '../testing/labClusters';
import { ShopBackend, startShop } from '../testing/startShop';

const PROJECTS = [
  'shop/web',
  'shop/catalog',
  'shop/recommendations',
  'shop/mailer',
  'shop/search',
  'payments/payments',
  'payments/ledger',
  'legacy/billing',
];

const CLUSTER: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: 'prod-eu', namespace: 'default' },
  spec: { type: 'kubernetes-cluster', owner: 'group:default/platform' },
};

// The lab computes its metrics in this very process, which may have to share its machine.
jest.setTimeout(60_000);

describe('when an upstream misbehaves', () => {
  let shop: ShopBackend;

  beforeAll(async () => {
    shop = await startShop({
      entities: [
        CLUSTER,
        createComponent('cart', {
          annotations: {
            'backstage.io/kubernetes-id': 'cart',
            'backstage.io/kubernetes-cluster': 'prod-eu',
            'backstage.io/kubernetes-namespace': 'shop',
          },
        }),
        // Each has a project of its own, so that none is answered from what another has read.
        ...PROJECTS.map((project, index) =>
          createComponent(`of-project-${index}`, {
            annotations: {
              'backstage.io/kubernetes-id': `of-project-${index}`,
              'gitlab.com/project-slug': project,
            },
          }),
        ),
      ],
      cns: lab => ({
        clusters: labClusters(lab),
        prometheus: { timeout: { seconds: 60 } },
      }),
    });
  });
  afterAll(() => shop.stop());
  afterEach(async () => {
    await shop.lab.upstream('gitlab').setFaults([]);
    await shop.lab.upstream('prometheus-prod-eu').setFaults([]);
  });

  const get = (entity: string, resource: string) =>
    request(shop.server).get(`/api/cns/v1/entities/${entity}/${resource}`);

  it.each<[number, Fault, string]>([
    [0, { type: 'status', status: 401 }, 'unauthenticated'],
    [1, { type: 'status', status: 403 }, 'forbidden'],
    [2, { type: 'status', status: 404 }, 'project-unknown'],
    [3, { type: 'status', status: 429, retryAfterSeconds: 60 }, 'rate-limited'],
    [4, { type: 'html' }, 'answer-malformed'],
    [5, { type: 'huge', bytes: 200_000_000 }, 'answer-too-large'],
    [6, { type: 'refuse' }, 'refused'],
  ])('GitLab %s %j is the problem %s', async (index, fault, code) => {
    await shop.lab.upstream('gitlab').setFaults([fault]);
    const entity = `component/default/of-project-${index}`;
    const { status, body } = await get(entity, 'pipelines');
    expect([status, body.error]).toEqual([200, undefined]);
    const answer = pipelinesAnswerSchema.parse(body);
    expect(answer.items).toEqual([]);
    expect(answer.problems).toMatchObject([
      {
        code,
        upstream: {
          kind: 'gitlab',
          name: expect.stringContaining(PROJECTS[index]),
        },
      },
    ]);
    expect(answer.problems[0].hint ?? answer.problems[0].message).toBeTruthy();
    expect(JSON.stringify(body)).not.toContain(shop.lab.tokens.gitlab);
  });

  it('waits for GitLab when it asks for a moment', async () => {
    await shop.lab
      .upstream('gitlab')
      .setFaults([
        { type: 'status', status: 429, retryAfterSeconds: 1, times: 1 },
      ]);
    const { body } = await get('component/default/of-project-7', 'pipelines');
    expect(body.problems).toEqual([]);
    expect(body.items).toMatchObject([{ path: 'legacy/billing' }]);
  });

  it('keeps the traffic of a cluster whose Prometheus fails afterwards', async () => {
    // Learns which labels there are.
    const before = await get('component/default/cart', 'traffic').query({
      range: '30m',
    });
    expect(before.body.items).toHaveLength(1);

    // Each range is a question of its own, that has not been answered before.
    const faults: [string, Fault, string][] = [
      ['3h', { type: 'garbage' }, 'answer-malformed'],
      ['8h', { type: 'status', status: 500 }, 'server-error'],
      ['1d', { type: 'cut', afterBytes: 10 }, 'cut'],
      ['3d', { type: 'huge', bytes: 200_000_000 }, 'answer-too-large'],
      ['1w', { type: 'status', status: 401 }, 'unauthenticated'],
    ];
    for (const [range, fault, code] of faults) {
      await shop.lab.upstream('prometheus-prod-eu').setFaults([fault]);
      const { status, body } = await get(
        'component/default/cart',
        'traffic',
      ).query({ range });
      expect(status).toBe(200);
      expect(trafficAnswerSchema.parse(body).items).toEqual([]);
      expect([range, body.problems[0]?.code]).toEqual([range, code]);
    }
  }, 30_000);

  it('judges the cluster that an entity stands for', async () => {
    const { status, body } = await get(
      'resource/default/prod-eu',
      'installation',
    );
    expect(status).toBe(200);
    const { items } = installationAnswerSchema.parse(body);
    expect(new Set(items.map(({ cluster }) => cluster))).toEqual(
      new Set(['prod-eu']),
    );
    expect(items.find(({ id }) => id === 'cilium')?.state).toBe('ok');
  });
});
