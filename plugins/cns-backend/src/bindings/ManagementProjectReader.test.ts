import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ManagementProjectReader } from './ManagementProjectReader';

const KEY = 'gitlab.com/cluster-management-project';

function resource(
  name: string,
  over: {
    readonly annotations?: Record<string, string>;
    readonly namespace?: string;
    readonly kind?: string;
    readonly type?: string;
  } = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: over.kind ?? 'Resource',
    metadata: {
      name,
      namespace: over.namespace ?? 'default',
      annotations: over.annotations ?? { [KEY]: `platform/${name}` },
    },
    spec: { type: over.type ?? 'kubernetes-cluster' },
  };
}

function setUp(
  entities: readonly Entity[],
  options: {
    readonly configured?: Record<string, string>;
    readonly hosts?: readonly string[];
  } = {},
) {
  const catalog = catalogServiceMock({ entities: [...entities] });
  const getEntities = jest.spyOn(catalog, 'getEntities');
  const clock = { ms: 1_000 };
  const reader = new ManagementProjectReader({
    catalog,
    auth: mockServices.auth(),
    logger: mockServices.logger.mock(),
    config: Object.fromEntries(
      Object.entries(options.configured ?? {}).map(([name, project]) => [
        name,
        { managementProject: { host: 'git.example', project } },
      ]),
    ),
    hosts: options.hosts ?? ['git.example'],
    now: () => clock.ms,
  });
  const read = async (...clusters: string[]) =>
    Object.fromEntries(
      [...(await reader.read(clusters))].map(([name, finding]) => [
        name,
        finding.project?.project ?? finding.problem?.code,
      ]),
    );
  return { reader, read, getEntities, clock };
}

describe('ManagementProjectReader', () => {
  it('reads the project from the entity of the cluster, with own credentials', async () => {
    const { reader, getEntities } = setUp([
      resource('prod-eu'),
      resource('staging'),
    ]);
    expect([...(await reader.read(['prod-eu']))]).toEqual([
      [
        'prod-eu',
        { project: { host: 'git.example', project: 'platform/prod-eu' } },
      ],
    ]);
    expect(getEntities).toHaveBeenCalledWith(expect.anything(), {
      credentials: await mockServices.auth().getOwnServiceCredentials(),
    });
  });

  it.each<[string, Entity[]]>([
    ['there is no entity', []],
    ['the entity names none', [resource('prod-eu', { annotations: {} })]],
    [
      'the entity is of another namespace',
      [resource('prod-eu', { namespace: 'shop' })],
    ],
    ['the entity is a component', [resource('prod-eu', { kind: 'Component' })]],
    ['the entity is a database', [resource('prod-eu', { type: 'database' })]],
    ['the name differs in case', [resource('Prod-EU')]],
    [
      'several entities match',
      [
        resource('prod-eu'),
        resource('Prod-EU', { annotations: { [KEY]: 'attacker/project' } }),
      ],
    ],
  ])('knows none when %s', async (_, entities) => {
    expect(await setUp(entities).read('prod-eu')).toEqual({});
  });

  it('lets the configuration win, without asking the catalog', async () => {
    const { read, getEntities } = setUp(
      [resource('prod-eu'), resource('staging')],
      { configured: { 'prod-eu': 'platform/configured' } },
    );
    expect(await read('prod-eu')).toEqual({ 'prod-eu': 'platform/configured' });
    expect(getEntities).not.toHaveBeenCalled();
    expect(await read('prod-eu', 'staging')).toEqual({
      'prod-eu': 'platform/configured',
      staging: 'platform/staging',
    });
  });

  it('takes the entity in hand for what it says of its own cluster', async () => {
    const { reader, getEntities } = setUp([resource('prod-eu')]);
    const own = resource('prod-eu', { annotations: { [KEY]: 'platform/new' } });
    expect(await reader.read(['prod-eu'], own)).toEqual(
      new Map([
        [
          'prod-eu',
          { project: { host: 'git.example', project: 'platform/new' } },
        ],
      ]),
    );
    expect(getEntities).not.toHaveBeenCalled();
    for (const pretender of [
      { ...own, kind: 'Component' },
      resource('prod-eu', {
        namespace: 'shop',
        annotations: own.metadata.annotations,
      }),
    ]) {
      const found = await reader.read(['prod-eu'], pretender);
      expect(found.get('prod-eu')?.project?.project).toBe('platform/prod-eu');
    }
  });

  it.each<[string, Record<string, string>, readonly string[], string]>([
    [
      'malformed annotation',
      { [KEY]: '../admin' },
      ['git.example'],
      'annotation-malformed',
    ],
    [
      'host that is not configured',
      { [KEY]: 'a/b', 'gitlab.com/instance': 'evil.example' },
      ['git.example'],
      'project-unknown',
    ],
    [
      'choice of hosts',
      { [KEY]: 'a/b' },
      ['git.example', 'other.example'],
      'project-unknown',
    ],
    ['lack of GitLab', { [KEY]: 'a/b' }, [], 'not-configured'],
  ])('names a %s as a problem', async (_, annotations, hosts, code) => {
    const { reader } = setUp([resource('prod-eu', { annotations })], { hosts });
    expect((await reader.read(['prod-eu'])).get('prod-eu')).toMatchObject({
      problem: {
        upstream: { kind: 'catalog', name: 'resource:default/prod-eu' },
        code,
      },
    });
  });

  it('asks once a minute, however many look', async () => {
    const { read, getEntities, clock } = setUp([resource('prod-eu')]);
    await Promise.all(
      Array.from({ length: 20 }, () => read('prod-eu', 'staging')),
    );
    expect(getEntities).toHaveBeenCalledTimes(2);
    clock.ms += 59_000;
    await read('prod-eu');
    expect(getEntities).toHaveBeenCalledTimes(2);
    clock.ms += 2_000;
    await read('prod-eu');
    expect(getEntities).toHaveBeenCalledTimes(3);
  });

  it('makes a problem of a catalog that fails, and keeps what it knew', async () => {
    const { reader, getEntities, clock } = setUp([resource('prod-eu')]);
    await reader.read(['prod-eu']);
    getEntities.mockRejectedValue(new Error('secret detail'));
    clock.ms += 61_000;
    const found = await reader.read(['prod-eu', 'staging']);
    const problem = (name: string) => ({
      upstream: { kind: 'catalog', name: `resource:default/${name}` },
      code: 'server-error',
      message: `Which GitLab project manages cluster ${name} could not be looked up in the catalog.`,
      hint: 'It is asked again shortly.',
    });
    expect(found.get('prod-eu')).toEqual({
      project: { host: 'git.example', project: 'platform/prod-eu' },
      problem: problem('prod-eu'),
    });
    expect(found.get('staging')).toEqual({ problem: problem('staging') });
  });
});
