import { createTestApi } from './testing/createTestApi';

const SHOP = '/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies';

function post(body: unknown, token?: string) {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(token ? { token } : {}),
  };
}

describe('the Kubernetes API of the lab', () => {
  it('serves every kind of its table, as listed by its own discovery', async () => {
    const api = createTestApi();
    const groups = await api.json('/apis');
    expect(groups.body).toMatchObject({ kind: 'APIGroupList' });
    for (const kind of api.cluster.kinds) {
      const root = kind.group
        ? `/apis/${kind.apiVersion}`
        : `/api/${kind.version}`;
      const list = await api.json(`${root}/${kind.plural}?limit=2`);
      expect([kind.id, list.status]).toEqual([kind.id, 200]);
      expect(list.body).toMatchObject({
        kind: `${kind.kind}List`,
        apiVersion: kind.apiVersion,
      });
      const discovered = await api.json(root);
      expect(JSON.stringify(discovered.body)).toContain(
        `"name":"${kind.plural}"`,
      );
    }
  });

  it('does not serve custom kinds that are not installed', async () => {
    const api = createTestApi('empty');
    const path = '/apis/cilium.io/v2/ciliumnetworkpolicies';
    expect(await api.json(path)).toMatchObject({
      status: 404,
      body: '404 page not found\n',
    });
    expect((await api.json('/apis/cilium.io')).status).toBe(404);
  });

  it.each([
    ['an unknown token', { token: 'nobody' }, 401, 'Unauthorized'],
    [
      'no token',
      { token: '' },
      403,
      'User "system:anonymous" cannot list resource "pods" in API group "" in the namespace "shop"',
    ],
    [
      'a group without a user',
      { headers: { 'impersonate-group': 'x' } },
      400,
      'without impersonating a user',
    ],
    [
      'somebody impersonated without rights',
      { headers: { 'impersonate-user': 'eve' } },
      403,
      'User "eve" cannot list',
    ],
  ])('refuses %s', async (_, init, code, text) => {
    const { status, body } = await createTestApi().json(
      '/api/v1/namespaces/shop/pods',
      init,
    );
    expect(status).toBe(code);
    expect(JSON.stringify(body)).toContain(JSON.stringify(text).slice(1, -1));
  });

  it('gives an impersonated team its own namespaces and no others', async () => {
    const api = createTestApi();
    const headers = {
      'content-type': 'application/json',
      'impersonate-user': 'ana',
      'impersonate-group': 'team-shop',
    };
    const create = (namespace: string) =>
      api.json(SHOP.replace('/shop/', `/${namespace}/`), {
        ...post({ metadata: { name: 'x' }, spec: { podSelector: {} } }),
        headers,
        token: 'lab-backstage-token',
      });
    expect((await create('shop')).status).toBe(201);
    expect((await create('payments')).status).toBe(403);
  });

  it('answers what somebody may do', async () => {
    const api = createTestApi();
    const review = (verb: string, token: string) =>
      api.json(
        '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        post(
          {
            spec: {
              resourceAttributes: {
                verb,
                group: 'networking.k8s.io',
                resource: 'networkpolicies',
              },
            },
          },
          token,
        ),
      );
    expect((await review('create', 'lab-backstage-token')).body).toMatchObject({
      status: { allowed: true },
    });
    expect((await review('create', 'lab-viewer-token')).body).toMatchObject({
      status: { allowed: false },
    });
  });

  it('tells the three kinds of 409 apart', async () => {
    const api = createTestApi();
    const exists = await api.json(
      SHOP,
      post({ metadata: { name: 'catalog-allow-clients' }, spec: {} }),
    );
    expect(exists).toMatchObject({
      status: 409,
      body: { reason: 'AlreadyExists' },
    });
    const stale = await api.json(`${SHOP}/catalog-allow-clients`, {
      ...post({
        metadata: { name: 'catalog-allow-clients', resourceVersion: '1' },
        spec: {},
      }),
      method: 'PUT',
    });
    expect(stale).toMatchObject({ status: 409, body: { reason: 'Conflict' } });
    expect(JSON.stringify(stale.body)).not.toContain('causes');
  });

  it('warns of fields that it drops, and refuses them when strict', async () => {
    const api = createTestApi();
    const body = {
      metadata: { name: 'typo' },
      spec: { podSelector: {}, ingres: [] },
    };
    const strict = await api.json(`${SHOP}?fieldValidation=Strict`, post(body));
    expect(strict).toMatchObject({
      status: 400,
      body: { message: 'strict decoding error: unknown field "spec.ingres"' },
    });
    const warned = await api.json(SHOP, post(body));
    expect(warned.status).toBe(201);
    expect(warned.headers.get('warning')).toBe(
      '299 - "unknown field \\"spec.ingres\\""',
    );
    expect(JSON.stringify(warned.body)).not.toContain('ingres"');
  });

  it('names every wrong field of a NetworkPolicy', async () => {
    const { status, body } = await createTestApi().json(
      SHOP,
      post({
        metadata: { name: 'wrong' },
        spec: {
          podSelector: { matchExpressions: [{ key: 'a', operator: 'Is' }] },
          ingress: [
            {
              ports: [
                { port: 90, endPort: 80 },
                { protocol: 'ICMP' },
                { port: 'UPPER' },
              ],
              from: [
                {},
                { ipBlock: { cidr: '10.0.0.300/8' } },
                { podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } },
              ],
            },
          ],
          policyTypes: ['Both'],
        },
      }),
    );
    expect(status).toBe(422);
    expect(body).toMatchObject({
      details: {
        causes: [
          {
            field: 'spec.podSelector.matchExpressions[0].operator',
            reason: 'FieldValueInvalid',
          },
          {
            field: 'spec.ingress[0].ports[0].endPort',
            reason: 'FieldValueInvalid',
          },
          {
            field: 'spec.ingress[0].ports[1].protocol',
            reason: 'FieldValueNotSupported',
          },
          {
            field: 'spec.ingress[0].ports[2].port',
            reason: 'FieldValueInvalid',
          },
          { field: 'spec.ingress[0].from[0]', reason: 'FieldValueRequired' },
          {
            field: 'spec.ingress[0].from[1].ipBlock.cidr',
            reason: 'FieldValueInvalid',
          },
          { field: 'spec.ingress[0].from[2]', reason: 'FieldValueForbidden' },
          { field: 'spec.policyTypes[0]', reason: 'FieldValueNotSupported' },
        ],
      },
    });
  });

  it('empties a namespace before it goes', async () => {
    const api = createTestApi();
    const answer = await api.json('/api/v1/namespaces/search', {
      method: 'DELETE',
    });
    expect(answer.body).toMatchObject({
      kind: 'Namespace',
      status: { phase: 'Terminating' },
    });
    const create = await api.json(
      SHOP.replace('/shop/', '/search/'),
      post({ metadata: { name: 'late' }, spec: {} }),
    );
    expect(create.status).toBe(403);
    api.clock.advance(1000);
    expect((await api.json('/api/v1/namespaces/search')).status).toBe(404);
    expect(api.cluster.objects.list('pods', 'search')).toEqual([]);
  });

  it('reads usage of running pods only', async () => {
    const api = createTestApi();
    const { body } = await api.json(
      '/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods?labelSelector=app%3Dweb',
    );
    expect(body).toMatchObject({
      kind: 'PodMetricsList',
      items: [
        {
          containers: [
            { name: 'web', usage: { cpu: expect.stringMatching(/^\d+m$/) } },
          ],
        },
        {},
        {},
      ],
    });
  });
});
