import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { PolicyChange } from '../services/policies/PolicyChangeStore';
import { DatabasePolicyChangeStore } from './DatabasePolicyChangeStore';

const REF = {
  cluster: 'prod-eu',
  kind: 'NetworkPolicy',
  namespace: 'shop',
  name: 'cart',
} as const;

function change(over: Partial<PolicyChange> = {}): PolicyChange {
  return {
    ...REF,
    uid: 'uid-1',
    resourceVersion: '1',
    change: 'created',
    manager: 'kubectl',
    seenAt: '2026-11-23T00:00:00.000Z',
    ...over,
  };
}

describe('DatabasePolicyChangeStore', () => {
  const databases = TestDatabases.create({
    ids: ['SQLITE_3', 'POSTGRES_15'],
  });

  describe.each(databases.eachSupportedId())('on %p', databaseId => {
    async function createStore() {
      const knex = await databases.init(databaseId);
      const store = await DatabasePolicyChangeStore.create(
        mockServices.database({ knex, migrations: { skip: false } }),
      );
      return { knex, store };
    }

    it('stores changes once, however many replicas have seen them', async () => {
      const { knex, store } = await createStore();
      const replica = await DatabasePolicyChangeStore.create(
        mockServices.database({ knex, migrations: { skip: false } }),
      );
      const updated = change({
        change: 'updated',
        resourceVersion: '2',
        manager: undefined,
        seenAt: '2026-11-23T00:00:01.000Z',
      });
      // What a replica knows last of a deleted object may differ.
      const deleted = change({
        change: 'deleted',
        resourceVersion: '2',
        seenAt: '2026-11-23T00:00:02.000Z',
      });
      await store.add([change(), updated, deleted]);
      await replica.add([
        change({ seenAt: '2026-11-23T00:00:09.000Z' }),
        updated,
        { ...deleted, resourceVersion: '1' },
      ]);
      const found = await store.list(REF, 10);
      expect(
        found.map(({ change: what, manager, seenAt }) => [
          what,
          manager,
          seenAt,
        ]),
      ).toEqual([
        ['deleted', 'kubectl', '2026-11-23T00:00:02.000Z'],
        ['updated', undefined, '2026-11-23T00:00:01.000Z'],
        ['created', 'kubectl', '2026-11-23T00:00:00.000Z'],
      ]);
    });

    it('keeps policies apart, also of cluster scope', async () => {
      const { store } = await createStore();
      const clusterwide = {
        cluster: 'prod-eu',
        kind: 'CiliumClusterwideNetworkPolicy',
        name: 'cart',
      } as const;
      await store.add([
        change(),
        change({ cluster: 'staging', uid: 'uid-2' }),
        change({ ...clusterwide, namespace: undefined, uid: 'uid-3' }),
      ]);
      expect(await store.list(REF, 10)).toHaveLength(1);
      expect(await store.list(clusterwide, 10)).toMatchObject([
        { uid: 'uid-3', namespace: undefined },
      ]);
    });

    it('takes many at once, and gives back no more than asked for', async () => {
      const { store } = await createStore();
      await store.add(
        Array.from({ length: 250 }, (_, index) =>
          change({
            change: 'updated',
            resourceVersion: `v${index}`,
            seenAt: new Date(1_795_000_000_000 + index).toISOString(),
          }),
        ),
      );
      const found = await store.list(REF, 20);
      expect(found).toHaveLength(20);
      expect(found[0].resourceVersion).toBe('v249');
    });

    it('forgets by age and by number', async () => {
      const { store } = await createStore();
      await store.add(
        [1, 2, 3, 4, 5].map(day =>
          change({
            change: 'updated',
            resourceVersion: `day-${day}`,
            seenAt: `2026-11-0${day}T00:00:00.000Z`,
          }),
        ),
      );
      await store.prune({
        olderThan: Date.parse('2026-11-02T00:00:00.000Z'),
        maximumRows: 1_000,
      });
      const versions = async () =>
        (await store.list(REF, 10)).map(
          ({ resourceVersion }) => resourceVersion,
        );
      expect(await versions()).toEqual(['day-5', 'day-4', 'day-3', 'day-2']);
      await store.prune({ olderThan: 0, maximumRows: 2 });
      expect(await versions()).toEqual(['day-5', 'day-4']);
    });

    it('can be taken back', async () => {
      const { knex } = await createStore();
      expect(await knex.schema.hasTable('policy_changes')).toBe(true);
      await knex.migrate.rollback({
        directory: `${__dirname}/../../migrations`,
      });
      expect(await knex.schema.hasTable('policy_changes')).toBe(false);
    });
  });
});
