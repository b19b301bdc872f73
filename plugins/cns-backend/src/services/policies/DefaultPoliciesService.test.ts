import { mockServices } from '@backstage/backend-test-utils';
import { ClusterPod, ClusterPolicy } from '../../cluster-state/ClusterObjects';
import { ClusterStateReader } from '../../cluster-state/ClusterStateReader';
import { createCiliumCluster } from '../testing/createCiliumCluster';
import {
  createFakeBinding,
  createFakePlace,
  createQuery,
} from '../testing/createFakeBinding';
import { createFakeCluster, createFakePod } from '../testing/createFakeCluster';
import { createCiliumPolicy, createPolicy } from '../testing/createPolicy';
import { DefaultPoliciesService } from './DefaultPoliciesService';
import { PolicyChangeStore } from './PolicyChangeStore';

const CART = [
  createFakePod({ name: 'cart-1' }),
  createFakePod({ name: 'cart-2' }),
];
const WEB = createFakePod({ name: 'web-1', labels: { app: 'web' } });
const ITEM = {
  cluster: 'prod-eu',
  kind: 'NetworkPolicy',
  namespace: 'shop',
  name: 'cart',
} as const;

function clusterWith(
  policies: readonly ClusterPolicy[],
  over: Partial<ClusterStateReader> = {},
  pods: readonly ClusterPod[] = [...CART, WEB],
): ClusterStateReader {
  return createCiliumCluster(
    {},
    {
      pods: namespace => pods.filter(pod => pod.namespace === namespace),
      policies: namespace =>
        policies.filter(policy => policy.namespace === namespace),
      clusterPolicies: () =>
        policies.filter(policy => policy.namespace === undefined),
      ...over,
    },
  );
}

function create(
  cluster: ClusterStateReader,
  options: {
    trust?: 'confirmed' | 'unconfirmed' | 'foreign';
    pods?: readonly ClusterPod[];
    changes?: Partial<PolicyChangeStore>;
  } = {},
) {
  return new DefaultPoliciesService({
    bindings: createFakeBinding({
      places: [
        createFakePlace({
          cluster,
          target: { trust: options.trust ?? 'confirmed' },
          pods: options.pods ?? CART,
        }),
      ],
    }),
    changes: {
      add: async () => {},
      list: async () => [],
      prune: async () => {},
      ...options.changes,
    },
    logger: mockServices.logger.mock(),
  });
}

describe('DefaultPoliciesService', () => {
  it('lists what lives in a confirmed namespace, and what selects its pods', async () => {
    const cluster = clusterWith([
      createPolicy(),
      createPolicy({
        name: 'web',
        spec: { podSelector: { matchLabels: { app: 'web' } } },
      }),
      createCiliumPolicy({
        kind: 'CiliumClusterwideNetworkPolicy',
        name: 'everybody',
        spec: { endpointSelector: {}, egress: [{ toEntities: ['all'] }] },
      }),
      createCiliumPolicy({
        kind: 'CiliumClusterwideNetworkPolicy',
        name: 'others',
        spec: {
          endpointSelector: { matchLabels: { app: 'db' } },
          ingress: [{}],
        },
      }),
    ]);
    const { items } = await create(cluster).list(createQuery());
    expect(
      items.map(({ name, directions, selects, status }) => [
        name,
        directions.join(),
        selects.ofEntity,
        selects.total,
        status,
      ]),
    ).toEqual([
      ['cart', 'ingress', 2, 2, 'enforced'],
      ['web', 'ingress', 0, 1, 'enforced'],
      ['everybody', 'egress', 2, 3, 'enforced'],
    ]);
  });

  it('says little of an unconfirmed namespace, and opens no policy of it', async () => {
    const service = create(
      clusterWith([
        createPolicy({
          labels: { 'helm.sh/chart': 'auto-deploy-app-2', release: 'secret' },
          managers: [{ manager: 'ana', at: '2026-11-01T00:00:00Z' }],
        }),
        createPolicy({
          name: 'web',
          spec: { podSelector: { matchLabels: { app: 'web' } } },
        }),
        createPolicy({ name: 'all', spec: { podSelector: {} } }),
        createCiliumPolicy({
          name: 'refused',
          status: {
            conditions: [
              { type: 'Valid', status: 'False', message: 'secret.example' },
            ],
          },
        }),
      ]),
      { trust: 'unconfirmed' },
    );
    const { items } = await service.list(createQuery());
    expect(items).toEqual([
      expect.objectContaining({
        name: 'all',
        // Not three: how many other pods there are is not the entity's business.
        selects: { ofEntity: 2, total: 2 },
      }),
      expect.objectContaining({
        name: 'cart',
        status: 'enforced',
        origin: { kind: 'auto-devops' },
      }),
      expect.objectContaining({
        name: 'refused',
        status: 'invalid',
        statusReason: 'It is refused, so it has no effect.',
      }),
    ]);
    expect(JSON.stringify(items)).not.toMatch(/secret|ana|2026-10-01/);
    await expect(service.get(createQuery(), ITEM)).rejects.toThrow(
      /No NetworkPolicy cart of this entity was found in prod-eu/,
    );
  });

  it('says nothing of a foreign namespace', async () => {
    const service = create(clusterWith([createPolicy()]), {
      trust: 'foreign',
      pods: [],
    });
    expect((await service.list(createQuery())).items).toEqual([]);
    await expect(service.get(createQuery(), ITEM)).rejects.toThrow(/No Net/);
    expect((await service.summarize(createQuery())).items).toMatchObject([
      { summary: undefined },
    ]);
  });

  it('shows one policy with its pods and its history', async () => {
    const service = create(
      clusterWith([
        createPolicy({
          spec: { podSelector: {} },
          managers: [
            { manager: 'helm', at: '2026-11-01T00:00:00Z' },
            { manager: 'kubectl-edit', at: '2026-11-05T00:00:00Z' },
          ],
        }),
      ]),
      {
        changes: {
          list: async ref => [
            {
              ...ITEM,
              ...ref,
              uid: 'u',
              resourceVersion: '1',
              change: 'updated',
              manager: 'kubectl-edit',
              seenAt: '2026-11-05T00:00:01.000Z',
            },
          ],
        },
      },
    );
    const { items } = await service.get(createQuery(), ITEM);
    expect(items).toMatchObject([
      {
        name: 'cart',
        apiVersion: 'networking.k8s.io/v1',
        pods: [
          { name: 'cart-1', ofEntity: true, workload: 'Deployment/cart' },
          { name: 'cart-2', ofEntity: true },
          { name: 'web-1', ofEntity: false },
        ],
        podsLeftOut: 0,
        managers: [{ manager: 'kubectl-edit' }, { manager: 'helm' }],
        changes: [
          {
            at: '2026-11-05T00:00:01.000Z',
            change: 'updated',
            by: 'kubectl-edit',
          },
        ],
        command:
          'kubectl --context prod-eu --namespace shop get networkpolicies.networking.k8s.io cart --output yaml',
      },
    ]);
    expect(items[0].yaml).toMatch(
      /^apiVersion: networking\.k8s\.io\/v1\nkind: NetworkPolicy\nmetadata:\n/,
    );
  });

  it('leaves pods out beyond 500, and says so', async () => {
    const many = Array.from({ length: 501 }, (_, index) =>
      createFakePod({ name: `cart-${index}` }),
    );
    const service = create(clusterWith([createPolicy()], {}, many), {
      pods: many,
    });
    const { items } = await service.get(createQuery(), ITEM);
    expect(items[0].pods).toHaveLength(500);
    expect(items[0].podsLeftOut).toBe(1);
  });

  it('shows a policy also while the database is down', async () => {
    const service = create(clusterWith([createPolicy()]), {
      changes: {
        list: async () => {
          throw new Error('no database');
        },
      },
    });
    const { items, problems } = await service.get(createQuery(), ITEM);
    expect(items).toHaveLength(1);
    expect(problems).toMatchObject([
      { upstream: { kind: 'configuration', name: 'database' } },
    ]);
  });

  describe('summarize', () => {
    async function summary(
      cluster: ClusterStateReader,
      options?: Parameters<typeof create>[1],
    ) {
      const { items } = await create(cluster, options).summarize(createQuery());
      return items[0].summary;
    }

    it('knows open from closed', async () => {
      expect(await summary(clusterWith([createPolicy()]))).toMatchObject({
        pods: 2,
        inbound: { state: 'closed', rules: 1 },
        outbound: { state: 'open', rules: 0 },
        counts: { enforced: 1, disabled: 0, audit: 0, invalid: 0, unknown: 0 },
        attention: [],
      });
    });

    it('knows that only some pods are closed', async () => {
      const pods = [
        ...CART,
        createFakePod({ name: 'worker-1', labels: { app: 'worker' } }),
      ];
      expect(
        await summary(clusterWith([createPolicy()], {}, pods), { pods }),
      ).toMatchObject({ inbound: { state: 'mixed' } });
    });

    it('does not call it closed when nothing enforces', async () => {
      expect(
        await summary(
          createFakeCluster({
            policies: () => [createPolicy()],
            pods: () => CART,
          }),
        ),
      ).toMatchObject({ inbound: { state: 'unknown' } });
    });

    it('does not call it open when policies could not be read', async () => {
      expect(
        await summary(
          clusterWith([], {
            kindState: kind =>
              kind === 'CiliumNetworkPolicy' ? 'unavailable' : 'loaded',
          }),
        ),
      ).toMatchObject({
        inbound: { state: 'unknown' },
        outbound: { state: 'unknown' },
      });
    });

    it('says what needs attention, most urgent first', async () => {
      const { attention } =
        (await summary(
          clusterWith([
            createPolicy({
              name: 'off',
              spec: {
                podSelector: {
                  matchLabels: {
                    'network-policy.gitlab.com/disabled_by': 'gitlab',
                  },
                },
              },
            }),
            createCiliumPolicy({
              name: 'broken',
              status: {
                conditions: [
                  { type: 'Valid', status: 'False', message: 'no such entity' },
                ],
              },
            }),
          ]),
        )) ?? {};
      expect(attention).toEqual([
        {
          code: 'invalid-policy',
          sentence: 'broken has no effect: Cilium refuses it: no such entity.',
          policy: 'broken',
        },
        {
          code: 'no-policy',
          sentence:
            'No policy selects the 2 pods, so everything may talk to them.',
        },
        {
          code: 'disabled-policy',
          sentence: 'off is switched off.',
          policy: 'off',
        },
      ]);
    });

    it('knows when there are no pods', async () => {
      expect(
        await summary(clusterWith([createPolicy()]), { pods: [] }),
      ).toMatchObject({ pods: 0, inbound: { state: 'no-pods' } });
    });

    it('counts pods on the host network as nodes, which policies do not select', async () => {
      const pods = [createFakePod({ hostNetwork: true })];
      expect(
        await summary(clusterWith([createPolicy()], {}, pods), { pods }),
      ).toMatchObject({ pods: 0 });
    });
  });
});
