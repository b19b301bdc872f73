import { isRecord } from '../isRecord';
import { createTestApi, TestApi } from '../testing/createTestApi';

const PATH = '/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies';

function spec(port: number) {
  return {
    podSelector: { matchLabels: { app: 'web' } },
    ingress: [{ ports: [{ port }] }],
  };
}

async function apply(
  api: TestApi,
  manager: string,
  body: Record<string, unknown>,
  query = '',
) {
  return api.json(`${PATH}/applied?fieldManager=${manager}${query}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/apply-patch+yaml' },
    body: JSON.stringify({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'applied' },
      ...body,
    }),
  });
}

describe('server-side apply', () => {
  it('creates, and says who owns what', async () => {
    const api = createTestApi();
    const { status, body } = await apply(api, 'one', { spec: spec(80) });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      metadata: {
        name: 'applied',
        namespace: 'shop',
        generation: 1,
        managedFields: [
          {
            manager: 'one',
            operation: 'Apply',
            fieldsV1: { 'f:spec': { 'f:podSelector': {}, 'f:ingress': {} } },
          },
        ],
      },
      // What the server fills in is there but nobody's.
      spec: {
        policyTypes: ['Ingress'],
        ingress: [{ ports: [{ port: 80, protocol: 'TCP' }] }],
      },
    });
  });

  it('refuses to change what another manager set, names the field, and yields to force', async () => {
    const api = createTestApi();
    await apply(api, 'one', { spec: spec(80) });
    const refused = await apply(api, 'two', { spec: spec(81) });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      reason: 'Conflict',
      message:
        'Apply failed with 1 conflict: conflict with "one": .spec.ingress',
      details: {
        causes: [{ reason: 'FieldManagerConflict', field: '.spec.ingress' }],
      },
    });
    const forced = await apply(api, 'two', { spec: spec(81) }, '&force=true');
    expect(forced.status).toBe(200);
    expect(forced.body).toMatchObject({
      metadata: {
        generation: 2,
        managedFields: [
          { manager: 'one', fieldsV1: { 'f:spec': { 'f:podSelector': {} } } },
          { manager: 'two' },
        ],
      },
    });
  });

  it('lets two managers share what both want, and removes it only with the last', async () => {
    const api = createTestApi();
    const labels = { labels: { shared: 'yes' } };
    const metadata = { name: 'applied', ...labels };
    await apply(api, 'one', { metadata, spec: spec(80) });
    await apply(api, 'two', { metadata });
    const first = await apply(api, 'one', { spec: spec(80) });
    expect(first.body).toMatchObject({ metadata: labels });
    const second = await apply(api, 'two', {});
    expect(isRecord(second.body) && second.body.metadata).not.toHaveProperty(
      'labels',
    );
  });

  it('says what would be in a dry run, and stores nothing', async () => {
    const api = createTestApi();
    await apply(api, 'one', { spec: spec(80) });
    const before = api.cluster.objects.version;
    const { body } = await apply(
      api,
      'two',
      { spec: spec(81) },
      '&force=true&dryRun=All',
    );
    expect(body).toMatchObject({
      spec: { ingress: [{ ports: [{ port: 81 }] }] },
    });
    expect(api.cluster.objects.version).toBe(before);
  });

  it('does not write what is already so', async () => {
    const api = createTestApi();
    await apply(api, 'one', { spec: spec(80) });
    const before = api.cluster.objects.version;
    await apply(api, 'one', { spec: spec(80) });
    expect(api.cluster.objects.version).toBe(before);
  });

  it('merges lists of built-in kinds by their keys', async () => {
    const api = createTestApi();
    const path =
      '/apis/apps/v1/namespaces/shop/deployments/web?fieldManager=sidecar';
    const { status, body } = await api.json(path, {
      method: 'PATCH',
      headers: { 'content-type': 'application/apply-patch+yaml' },
      body: [
        'apiVersion: apps/v1',
        'kind: Deployment',
        'metadata: {name: web}',
        'spec:',
        '  template:',
        '    spec:',
        '      containers:',
        '      - {name: proxy, image: "proxy:1"}',
      ].join('\n'),
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      spec: {
        template: {
          spec: { containers: [{ name: 'web' }, { name: 'proxy' }] },
        },
      },
    });
  });

  it.each([
    ['without a manager', '', {}, 422],
    [
      'with an old version',
      'one',
      { metadata: { name: 'applied', resourceVersion: '1' }, spec: spec(1) },
      409,
    ],
    [
      'with managed fields',
      'one',
      { metadata: { name: 'applied', managedFields: [] } },
      400,
    ],
    [
      'with a field that is not there',
      'one',
      { spec: { ...spec(1), ingres: [] } },
      500,
    ],
    ['with a port that cannot be', 'one', { spec: spec(99999) }, 422],
    ['of another kind', 'one', { kind: 'Pod' }, 400],
  ])('refuses one %s', async (_, manager, body, code) => {
    const api = createTestApi();
    const answer = await apply(api, manager, body);
    expect(answer.status).toBe(code);
    expect(answer.body).toMatchObject({
      kind: 'Status',
      status: 'Failure',
      code,
    });
  });
});
