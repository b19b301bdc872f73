import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ClusterPod } from '../cluster-state/ClusterObjects';
import { ClusterStateReader } from '../cluster-state/ClusterStateReader';
import { BindingsConfig } from '../config/CnsConfig';
import {
  createFakeCluster,
  createFakePod,
} from '../services/testing/createFakeCluster';
import { createComponent } from '../testing/createComponent';
import { DefaultBindingService } from './DefaultBindingService';
import { ManagementProjectReader } from './ManagementProjectReader';

const ID = 'backstage.io/kubernetes-id';
const OWNER = 'backstage-cns/owner';

interface Namespace {
  readonly labels?: Record<string, string>;
  readonly annotations?: Record<string, string>;
  /** Labels of each of its pods. */
  readonly pods?: readonly Record<string, string>[];
}

function cluster(
  name: string,
  namespaces: Record<string, Namespace>,
  over: Partial<ClusterStateReader> = {},
): ClusterStateReader {
  const all = Object.entries(namespaces).map(
    ([namespace, { labels = {}, annotations = {} }]) => ({
      name: namespace,
      labels,
      annotations,
    }),
  );
  const podsOf = (namespace: string): readonly ClusterPod[] =>
    (namespaces[namespace]?.pods ?? []).map((labels, index) =>
      createFakePod({ namespace, name: `${namespace}-${index}`, labels }),
    );
  return createFakeCluster({
    name,
    namespaces: () => all,
    namespace: wanted => all.find(known => known.name === wanted),
    pods: podsOf,
    namespacesWithPodId: id =>
      Object.keys(namespaces).filter(namespace =>
        podsOf(namespace).some(({ labels }) => labels[ID] === id),
      ),
    ...over,
  });
}

async function resolve(
  entity: Entity,
  clusters: readonly ClusterStateReader[],
  config: Partial<BindingsConfig> = {},
  catalog: readonly Entity[] = [],
) {
  const service = new DefaultBindingService({
    clusters: {
      list: async () => clusters,
      find: async name => clusters.find(known => known.name === name),
      problems: () => [
        {
          upstream: { kind: 'configuration', name: 'locators' },
          code: 'not-configured',
          message: 'Clusters of the locator type gke are not read.',
        },
      ],
    },
    config: { trust: 'cluster', maximumTargets: 50, confirmed: [], ...config },
    management: new ManagementProjectReader({
      catalog: catalogServiceMock({ entities: [...catalog] }),
      auth: mockServices.auth(),
      logger: mockServices.logger.mock(),
      config: {
        prod: {
          managementProject: { host: 'git.example', project: 'platform/prod' },
        },
      },
      hosts: ['git.example'],
    }),
    gitlabHosts: ['git.example'],
  });
  const resolved = await service.resolve(entity);
  return {
    targets: resolved.binding.targets.map(
      target => `${target.cluster}/${target.namespace} ${target.trust}`,
    ),
    pods: resolved.places.flatMap(place =>
      place.pods().map(({ name }) => name),
    ),
    codes: resolved.problems.map(({ code }) => code),
    clusters: resolved.clusters.map(({ name }) => name),
    projects: resolved.binding.projects.map(
      ({ project, role }) => `${role} ${project}`,
    ),
    resolved,
  };
}

function claiming(namespace: string, more: Record<string, string> = {}) {
  return createComponent('cart', {
    annotations: {
      [ID]: 'cart',
      'backstage.io/kubernetes-cluster': 'prod',
      'backstage.io/kubernetes-namespace': namespace,
      ...more,
    },
  });
}

describe('DefaultBindingService', () => {
  it('confirms a namespace that names the owner', async () => {
    expect(
      await resolve(claiming('shop'), [
        cluster('prod', {
          shop: {
            annotations: { [OWNER]: 'team-shop' },
            pods: [{ [ID]: 'cart' }, { [ID]: 'web' }],
          },
        }),
      ]),
    ).toMatchObject({
      targets: ['prod/shop confirmed'],
      pods: ['shop-0'],
      codes: [],
      clusters: ['prod'],
      projects: ['management platform/prod'],
    });
  });

  it('shows nothing of a namespace that belongs to somebody else', async () => {
    const { resolved, ...rest } = await resolve(
      claiming('secret', {
        'backstage.io/kubernetes-label-selector': 'app',
      }),
      [
        cluster('prod', {
          secret: {
            annotations: { [OWNER]: 'team-legacy' },
            pods: [{ app: 'x', [ID]: 'cart' }],
          },
        }),
      ],
    );
    expect(rest).toEqual({
      targets: ['prod/secret foreign'],
      pods: [],
      codes: ['binding-foreign'],
      clusters: [],
      projects: [],
    });
    // Not even whose it is.
    expect(JSON.stringify(resolved.binding)).not.toContain('legacy');
  });

  it('shows only its own labelled pods where nobody is named', async () => {
    expect(
      await resolve(
        claiming('kube-system', {
          // Another's name, and a selector for everything: neither opens anything.
          [ID]: 'coredns',
          'backstage.io/kubernetes-label-selector': '',
        }),
        [
          cluster('prod', {
            'kube-system': {
              pods: [{ app: 'x' }, { [ID]: 'coredns' }, { [ID]: 'cart' }],
            },
          }),
        ],
      ),
    ).toMatchObject({
      targets: ['prod/kube-system unconfirmed'],
      pods: ['kube-system-2'],
      codes: ['binding-unconfirmed'],
    });
  });

  it('tells how to confirm it', async () => {
    const { resolved } = await resolve(claiming('shop'), [
      cluster('prod', { shop: {} }),
    ]);
    expect(resolved.binding.targets[0].confirmCommand).toBe(
      'kubectl --context prod annotate namespace shop backstage-cns/owner=group:default/team-shop',
    );
    // Without a pod of its own there, it is no reason to show what the cluster has installed.
    expect(resolved.clusters).toEqual([]);
  });

  it('finds its namespaces by itself', async () => {
    expect(
      await resolve(createComponent('cart'), [
        cluster('prod', {
          named: { labels: { [ID]: 'cart' } },
          owned: {
            annotations: { [OWNER]: 'team-shop' },
            pods: [{ [ID]: 'cart' }],
          },
          'owned-without-pods': { annotations: { [OWNER]: 'team-shop' } },
          nobody: { pods: [{ [ID]: 'cart' }] },
          other: { labels: { [ID]: 'web' }, pods: [{ [ID]: 'cart' }] },
          unrelated: { pods: [{ [ID]: 'web' }] },
        }),
        cluster('staging', { empty: {} }),
      ]),
    ).toMatchObject({
      targets: [
        'prod/named confirmed',
        'prod/nobody unconfirmed',
        'prod/owned confirmed',
      ],
      pods: ['nobody-0', 'owned-0'],
    });
  });

  it('does not find namespaces by an id that it merely claims', async () => {
    const entity = createComponent('cart', {
      annotations: { [ID]: 'payments' },
    });
    expect(
      await resolve(entity, [
        cluster('prod', {
          payments: {
            labels: { [ID]: 'payments' },
            pods: [{ [ID]: 'payments' }],
          },
          nobody: { pods: [{ [ID]: 'payments' }] },
        }),
      ]),
    ).toMatchObject({
      targets: [],
      pods: [],
      codes: ['namespace-not-found', 'not-configured'],
    });
  });

  it('looks for a namespace in all clusters when none is named', async () => {
    const entity = createComponent('cart', {
      annotations: {
        [ID]: 'cart',
        'backstage.io/kubernetes-namespace': 'shop',
      },
    });
    const shop = { annotations: { [OWNER]: 'team-shop' } };
    expect(
      await resolve(entity, [
        cluster('prod', { shop }),
        cluster('staging', { other: {} }),
        cluster('test', { shop }),
      ]),
    ).toMatchObject({
      targets: ['prod/shop confirmed', 'test/shop confirmed'],
    });
  });

  it('says when cluster or namespace do not exist', async () => {
    expect(
      await resolve(claiming('gone'), [cluster('prod', { shop: {} })]),
    ).toMatchObject({
      targets: ['prod/gone absent'],
      codes: ['namespace-not-found'],
    });
    expect(
      await resolve(claiming('shop'), [cluster('staging', { shop: {} })]),
    ).toMatchObject({
      targets: ['prod/shop unknown'],
      codes: ['cluster-unknown', 'not-configured'],
    });
  });

  it('knows nothing of a cluster that does not answer', async () => {
    const silent = createFakeCluster({
      name: 'prod',
      kindState: () => 'unavailable',
    });
    expect(await resolve(claiming('shop'), [silent])).toMatchObject({
      targets: ['prod/shop unknown'],
      clusters: ['prod'],
    });
    expect(
      await resolve(claiming('shop'), [silent], {
        confirmed: [
          {
            cluster: 'prod',
            namespace: 'shop',
            owner: 'group:default/team-shop',
          },
        ],
      }),
    ).toMatchObject({ targets: ['prod/shop confirmed'] });
  });

  it('is bounded when thousands of places are claimed', async () => {
    const namespaces = Object.fromEntries(
      Array.from({ length: 3_000 }, (_, index) => [
        `shop-${index}`,
        { annotations: { [OWNER]: 'team-shop' }, pods: [{ [ID]: 'cart' }] },
      ]),
    );
    const { targets, codes, resolved } = await resolve(
      createComponent('cart'),
      [cluster('prod', namespaces)],
    );
    expect(targets).toHaveLength(50);
    expect(codes).toContain('too-many-targets');
    expect(
      resolved.problems.find(({ code }) => code === 'too-many-targets')
        ?.message,
    ).toBe('The entity runs in 3000 places; 2950 of them are left out.');
  });

  it('believes the catalog when it is told to', async () => {
    expect(
      await resolve(
        claiming('secret'),
        [
          cluster('prod', {
            secret: {
              annotations: { [OWNER]: 'team-legacy' },
              pods: [{ [ID]: 'cart' }],
            },
          }),
        ],
        { trust: 'catalog' },
      ),
    ).toMatchObject({ targets: ['prod/secret confirmed'], pods: ['secret-0'] });
  });

  const STAGING: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: 'staging',
      annotations: { 'gitlab.com/cluster-management-project': 'platform/x' },
    },
    spec: { type: 'kubernetes-cluster' },
  };

  it('finds what manages the clusters of an entity in the catalog', async () => {
    const clusters = [
      cluster('staging', { shop: { labels: { [ID]: 'cart' } } }),
      cluster('other', { shop: {} }),
    ];
    const other = { ...STAGING, metadata: { name: 'other', namespace: 'x' } };
    const { resolved, projects } = await resolve(
      createComponent('cart'),
      clusters,
      {},
      [STAGING, other],
    );
    expect(projects).toEqual(['management platform/x']);
    expect([...resolved.management.keys()]).toEqual(['staging']);
  });

  it('does not take an entity of another catalog namespace for a cluster', async () => {
    const entity = {
      ...STAGING,
      metadata: { ...STAGING.metadata, namespace: 'shop' },
    };
    expect(await resolve(entity, [cluster('staging', {})])).toMatchObject({
      clusters: [],
      projects: [],
    });
  });

  it('shows a cluster to the entity that stands for it', async () => {
    expect(
      await resolve(STAGING, [cluster('prod', {}), cluster('staging', {})]),
    ).toMatchObject({
      targets: [],
      codes: [],
      clusters: ['staging'],
      projects: ['management platform/x'],
    });
  });

  it.each([
    [{ 'gitlab.com/project-slug': 'shop/cart' }, ['service shop/cart'], []],
    [{ 'gitlab.com/project-id': '42' }, ['service 42'], []],
    [
      {
        'gitlab.com/project-slug': 'shop/cart',
        'gitlab.com/instance': 'https://git.example/',
      },
      ['service shop/cart'],
      [],
    ],
    [{ 'gitlab.com/project-slug': '../admin' }, [], ['annotation-malformed']],
    [{ 'gitlab.com/project-slug': 'a/b?x=1' }, [], ['annotation-malformed']],
    [
      {
        'gitlab.com/project-slug': 'shop/cart',
        'gitlab.com/instance': 'evil.example',
      },
      [],
      ['project-unknown'],
    ],
    // What manages a cluster, only the cluster's own entity can say.
    [{ 'gitlab.com/cluster-management-project': 'platform/secret' }, [], []],
  ])('reads the projects of %p', async (annotations, projects, codes) => {
    const found = await resolve(
      createComponent('cart', {
        annotations: { [ID]: 'cart', ...annotations },
      }),
      [cluster('staging', { shop: { labels: { [ID]: 'cart' } } })],
    );
    expect(found).toMatchObject({ projects });
    expect(found.codes.filter(code => code !== 'not-configured')).toEqual(
      codes,
    );
  });
});
