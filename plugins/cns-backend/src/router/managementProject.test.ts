import { Entity } from '@backstage/catalog-model';
import {
  installationAnswerSchema,
  pipelinesAnswerSchema,
} from 'backstage-plugin-cns-common';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import request from 'supertest';
import { parseAllDocuments } from 'yaml';
import { ShopBackend, startShop } from '../testing/startShop';

const FOLDER = join(
  dirname(require.resolve('cns-lab/package.json')),
  'catalog',
);

/** The entities of a file of the lab's catalog, with the relations that the catalog would add. */
function readCatalog(file: string): readonly Entity[] {
  return parseAllDocuments(readFileSync(join(FOLDER, file), 'utf8')).map(
    document => {
      const entity: Entity = document.toJS();
      const owner = entity.spec?.owner;
      return {
        ...entity,
        relations:
          typeof owner === 'string'
            ? [{ type: 'ownedBy', targetRef: owner }]
            : [],
      };
    },
  );
}

// The lab computes its metrics in this very process, which may have to share its machine.
jest.setTimeout(60_000);

describe('management projects that only the catalog names', () => {
  let shop: ShopBackend;

  beforeAll(async () => {
    shop = await startShop({
      entities: [...readCatalog('clusters.yaml'), ...readCatalog('shop.yaml')],
      cns: lab => ({
        clusters: Object.fromEntries(
          lab.clusters.map(({ name, prometheusUrl }) => [
            name,
            { prometheus: { url: prometheusUrl } },
          ]),
        ),
        prometheus: { timeout: { seconds: 60 } },
      }),
    });
  });
  afterAll(() => shop.stop());

  const get = (resource: string) =>
    request(shop.server).get(
      `/api/cns/v1/entities/component/default/cart/${resource}`,
    );

  it('are among the pipelines of a service', async () => {
    const { status, body } = await get('pipelines');
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
      ['management', 'platform/cluster-management-staging', 'failed'],
    ]);
  });

  it('tell how each cluster is installed', async () => {
    const { status, body } = await get('installation');
    expect(status).toBe(200);
    const { items } = installationAnswerSchema.parse(body);
    expect(
      items
        .filter(({ group }) => group === 'gitlab')
        .map(({ cluster, id, state }) => [cluster, id, state]),
    ).toEqual([
      ['prod-eu', 'cluster-connected', 'ok'],
      ['prod-eu', 'pipeline', 'ok'],
      ['staging', 'cluster-connected', 'ok'],
      ['staging', 'pipeline', 'failing'],
    ]);
    for (const { evidence } of items) {
      expect(evidence).not.toEqual([]);
    }
  });
});
