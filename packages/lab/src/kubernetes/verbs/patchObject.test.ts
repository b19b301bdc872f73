import { createTestApi } from '../testing/createTestApi';

const POLICY =
  '/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies/catalog-allow-clients';
const CILIUM =
  '/apis/cilium.io/v2/namespaces/payments/ciliumnetworkpolicies/payments-api';
const DEPLOYMENT = '/apis/apps/v1/namespaces/shop/deployments/web';

function patch(type: string, body: unknown) {
  return {
    method: 'PATCH',
    headers: {
      'content-type': `application/${type}`,
      'user-agent': 'tester/1.0 (linux)',
    },
    body: JSON.stringify(body),
  };
}

describe('patch', () => {
  it('merges, removes with null, replaces lists, and notes who did it', async () => {
    const api = createTestApi();
    const { body } = await api.json(
      POLICY,
      patch('merge-patch+json', {
        metadata: {
          annotations: {
            'kubectl.kubernetes.io/last-applied-configuration': null,
          },
          labels: { new: 'yes' },
        },
        spec: { ingress: [] },
      }),
    );
    expect(body).toMatchObject({
      metadata: {
        labels: { new: 'yes' },
        generation: 2,
        managedFields: [
          { manager: 'kubectl-client-side-apply' },
          { manager: 'tester', operation: 'Update' },
        ],
      },
      spec: { ingress: [], podSelector: { matchLabels: { app: 'catalog' } } },
    });
    expect(JSON.stringify(body)).not.toContain('last-applied');
  });

  it('merges lists of built-in kinds by key in a strategic merge patch', async () => {
    const api = createTestApi();
    const containers = [
      { name: 'web', image: 'web:2' },
      { name: 'proxy', image: 'proxy:1' },
    ];
    const { body } = await api.json(
      DEPLOYMENT,
      patch('strategic-merge-patch+json', {
        spec: { template: { spec: { containers } } },
      }),
    );
    expect(body).toMatchObject({
      spec: {
        template: {
          spec: {
            containers: [
              {
                name: 'web',
                image: 'web:2',
                ports: [{ name: 'http' }, { name: 'metrics' }],
              },
              { name: 'proxy' },
            ],
          },
        },
      },
    });
    const removed = await api.json(
      DEPLOYMENT,
      patch('strategic-merge-patch+json', {
        spec: {
          template: {
            spec: { containers: [{ name: 'proxy', $patch: 'delete' }] },
          },
        },
      }),
    );
    expect(JSON.stringify(removed.body)).not.toContain('proxy:1');
  });

  it('has no strategic merge for custom kinds', async () => {
    const { status, body } = await createTestApi().json(
      CILIUM,
      patch('strategic-merge-patch+json', {}),
    );
    expect(status).toBe(415);
    expect(body).toMatchObject({ reason: 'UnsupportedMediaType' });
  });

  it('carries out a JSON patch, or none of it', async () => {
    const api = createTestApi();
    const good = await api.json(
      POLICY,
      patch('json-patch+json', [
        {
          op: 'test',
          path: '/spec/podSelector/matchLabels/app',
          value: 'catalog',
        },
        { op: 'add', path: '/spec/ingress/0/ports/-', value: { port: 81 } },
        { op: 'remove', path: '/spec/ingress/0/from/1' },
        { op: 'add', path: '/metadata/labels', value: { 'a~b/c': 'd' } },
        { op: 'replace', path: '/metadata/labels/a~0b~1c', value: 'e' },
      ]),
    );
    expect(good.body).toMatchObject({
      metadata: { labels: { 'a~b/c': 'e' } },
      spec: {
        ingress: [
          {
            from: [{ podSelector: { matchLabels: { app: 'web' } } }],
            ports: [{ port: 'http' }, { port: 81, protocol: 'TCP' }],
          },
        ],
      },
    });
    const version = api.cluster.objects.version;
    const bad = await api.json(
      POLICY,
      patch('json-patch+json', [
        { op: 'remove', path: '/spec/ingress' },
        { op: 'test', path: '/spec/podSelector', value: {} },
      ]),
    );
    expect(bad.status).toBe(422);
    expect(api.cluster.objects.version).toBe(version);
  });

  it('changes only the status through its subresource, and only there', async () => {
    const api = createTestApi();
    const status = { conditions: [{ type: 'Valid', status: 'Unknown' }] };
    const main = await api.json(CILIUM, patch('merge-patch+json', { status }));
    expect(JSON.stringify(main.body)).not.toContain('Unknown');
    const sub = await api.json(
      `${CILIUM}/status`,
      patch('merge-patch+json', { status, spec: { description: 'ignored' } }),
    );
    expect(sub.body).toMatchObject({ status });
    expect(JSON.stringify(sub.body)).not.toContain('ignored');
  });

  it('creates nothing', async () => {
    const { status } = await createTestApi().json(
      `${POLICY}-missing`,
      patch('merge-patch+json', {}),
    );
    expect(status).toBe(404);
  });
});
