import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { startLab } from 'cns-lab';
import { createComponent } from '../src/testing/createComponent';
import { labClusters } from '../src/testing/labClusters';
import { labConfig } from '../src/testing/labConfig';

// The plugin alone against the lab's shop, without sign-in:
//   yarn workspace backstage-plugin-cns-backend start
//   curl http://localhost:7007/api/cns/v1/entities/component/default/cart/overview
async function main() {
  const lab = await startLab({ scenario: 'shop' });
  const backend = createBackend();
  backend.add(
    mockServices.rootConfig.factory({
      data: {
        backend: {
          baseUrl: 'http://localhost:7007',
          listen: { host: '127.0.0.1', port: 7007 },
          database: { client: 'better-sqlite3', connection: ':memory:' },
          auth: { dangerouslyDisableDefaultAuthPolicy: true },
        },
        ...labConfig(lab),
        cns: { clusters: labClusters(lab) },
      },
    }),
  );
  backend.add(mockServices.auth.factory());
  backend.add(mockServices.httpAuth.factory());
  backend.add(
    catalogServiceMock.factory({
      entities: ['cart', 'web', 'catalog', 'recommendations'].map(name =>
        createComponent(name, {
          annotations: {
            'backstage.io/kubernetes-id': name,
            'gitlab.com/project-slug': `shop/${name}`,
          },
        }),
      ),
    }),
  );
  backend.add(import('../src'));
  await backend.start();
}

main().catch(error => {
  process.stderr.write(`${error.stack ?? error}\n`);
  process.exitCode = 1;
});
