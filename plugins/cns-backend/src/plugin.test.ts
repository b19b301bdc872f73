import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { cnsPlugin } from './plugin';
import { createComponent } from './testing/createComponent';

const KUBERNETES = {
  clusterLocatorMethods: [
    {
      type: 'config',
      clusters: [
        {
          name: 'prod',
          // Nobody listens there; a start makes no call.
          url: 'http://127.0.0.1:1',
          authProvider: 'serviceAccount',
          serviceAccountToken: 'token',
        },
        { name: 'mine', url: 'https://10.0.0.1', authProvider: 'google' },
      ],
    },
  ],
};

async function start(data: JsonObject) {
  return startTestBackend({
    features: [
      cnsPlugin,
      mockServices.rootConfig.factory({ data }),
      catalogServiceMock.factory({
        entities: [
          createComponent('cart', {
            annotations: {
              'backstage-cns/bindings':
                '[{cluster: prod, namespace: shop}, {cluster: mine, namespace: shop}]',
            },
          }),
        ],
      }),
    ],
  });
}

describe('cnsPlugin', () => {
  it('starts with clusters that do not answer, and says so per cluster', async () => {
    const backend = await start({ kubernetes: KUBERNETES });
    const { status, body } = await request(backend.server).get(
      '/api/cns/v1/entities/component/default/cart/policies',
    );
    await backend.stop();
    expect(status).toBe(200);
    expect(body.items).toEqual([]);
    expect(
      body.problems.map(
        (problem: { upstream: { name: string }; code: string }) =>
          `${problem.upstream.name} ${problem.code}`,
      ),
    ).toEqual(['prod refused', 'mine client-side-auth']);
    expect(body.targets).toMatchObject([
      { trust: 'unknown' },
      { trust: 'unknown' },
    ]);
  });

  it('takes clusters from a kubeconfig file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cns-kubeconfig-'));
    const file = join(folder, 'config');
    await writeFile(
      file,
      `apiVersion: v1
kind: Config
clusters: [{name: c, cluster: {server: 'http://127.0.0.1:1'}}]
users: [{name: u, user: {token: t}}]
contexts: [{name: prod, context: {cluster: c, user: u}}, {name: other, context: {cluster: c, user: u}}]
`,
    );
    const backend = await start({
      cns: { kubernetes: { kubeconfig: { file, contexts: ['prod'] } } },
    });
    const { body } = await request(backend.server).get(
      '/api/cns/v1/entities/component/default/cart/binding',
    );
    await backend.stop();
    expect(
      body.problems.map((problem: { code: string }) => problem.code),
    ).toEqual(['cluster-unknown', 'refused']);

    await expect(
      start({
        cns: { kubernetes: { kubeconfig: { file, contexts: ['gone'] } } },
      }),
    ).rejects.toThrow(
      /cns\.kubernetes\.kubeconfig\.contexts is wrong: .* has no context 'gone'\. Valid would be: .*contexts: \[prod, other\]/,
    );
    await expect(
      start({ cns: { kubernetes: { kubeconfig: { file: `${file}-x` } } } }),
    ).rejects.toThrow(/cns\.kubernetes\.kubeconfig\.file is wrong/);
  });

  it.each<[JsonObject, RegExp]>([
    [{}, /kubernetes\.clusterLocatorMethods is missing/],
    [
      { kubernetes: KUBERNETES, cns: { bindings: { trust: 'all' } } },
      /cns\.bindings\.trust is wrong/,
    ],
    [
      {
        kubernetes: KUBERNETES,
        cns: { clusters: { prod: { prometheus: { url: 'prometheus:9090' } } } },
      },
      /cns\.clusters\.prod\.prometheus is wrong/,
    ],
  ])('does not start with %j', async (data, message) => {
    await expect(start(data)).rejects.toThrow(message);
  });
});
