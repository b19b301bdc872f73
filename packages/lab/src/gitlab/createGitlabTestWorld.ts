import {
  GitlabProject,
  GitlabState,
  ManualClock,
  Random,
  World,
} from '../world';

/** When the world of the tests begins. */
export const TEST_STARTED_AT = Date.parse('2026-11-01T12:00:00Z');
/** The commit that the test project begins with. */
export const FIRST_COMMIT = 'a'.repeat(40);
/** What the test project's values file says in it. */
export const FIRST_VALUES = 'ciliumNetworkPolicy:\n  enabled: false\n';

/**
 * A GitLab with one project, `shop/cart` (id 11, once `shop/basket`), a developer, a maintainer and a stranger.
 *
 * @internal
 */
export function createGitlabTestWorld(
  overrides: Partial<GitlabState> = {},
  projects = 1,
): {
  world: World;
  clock: ManualClock;
  project: GitlabProject;
  delivered: number[];
} {
  const clock = new ManualClock(TEST_STARTED_AT);
  const list = Array.from({ length: projects }, (_, index) =>
    createProject(11 + index, index === 0 ? 'cart' : `service-${index}`),
  );
  const user = (id: number, username: string, accessLevel?: number) => ({
    id,
    username,
    name: username,
    email: `${username}@example.com`,
    memberships: accessLevel === undefined ? [] : [{ groupId: 2, accessLevel }],
  });
  let lastId = 1_000;
  const delivered: number[] = [];
  const gitlab: GitlabState = {
    version: '18.6.0',
    users: new Map(
      [user(1, 'maria', 40), user(2, 'dev', 30), user(3, 'stranger')].map(
        one => [one.id, one],
      ),
    ),
    groups: new Map([
      [2, group(2, 'shop', 'shop')],
      [3, group(3, 'payments', 'shop/payments', 2)],
    ]),
    projects: new Map(list.map(one => [one.id, one])),
    runners: new Map([
      [
        5,
        {
          id: 5,
          description: 'shared runner',
          runnerType: 'instance_type',
          projectIds: [],
          paused: false,
          online: true,
          tags: ['docker'],
          version: '18.6.0',
          contactedAt: now => now - 10_000,
          createdAt: TEST_STARTED_AT,
        },
      ],
    ]),
    clusters: new Map(),
    certificateClusters: false,
    tokens: new Map([
      ['maintainer', { userId: 1, scopes: ['api'] }],
      ['developer', { userId: 2, scopes: ['api'] }],
      ['reader', { userId: 1, scopes: ['read_api'] }],
      ['stranger', { userId: 3, scopes: ['api'] }],
    ]),
    nextId: () => {
      lastId += 1;
      return lastId;
    },
    ...overrides,
  };
  const world: World = {
    scenario: 'test',
    seed: 7,
    random: new Random(7),
    clock,
    startedAt: TEST_STARTED_AT,
    clusters: new Map(),
    gitlab,
    deliver: projectId => {
      delivered.push(projectId);
    },
  };
  return { world, clock, project: list[0], delivered };
}

function group(id: number, name: string, fullPath: string, parentId?: number) {
  return {
    id,
    name,
    path: name,
    fullPath,
    createdAt: TEST_STARTED_AT,
    ...(parentId === undefined ? {} : { parentId }),
  };
}

function createProject(id: number, path: string): GitlabProject {
  return {
    id,
    name: path,
    path,
    fullPath: `shop/${path}`,
    formerPaths: path === 'cart' ? ['shop/basket'] : [],
    groupId: 2,
    description: '',
    createdAt: TEST_STARTED_AT + id,
    lastActivityAt: TEST_STARTED_AT,
    repository: {
      defaultBranch: 'main',
      branches: new Map([['main', FIRST_COMMIT]]),
      commits: new Map([
        [
          FIRST_COMMIT,
          {
            id: FIRST_COMMIT,
            parentIds: [],
            title: 'First',
            message: 'First',
            authorName: 'maria',
            authorEmail: 'maria@example.com',
            createdAt: TEST_STARTED_AT,
            tree: new Map([
              ['README.md', '# Cart\n'],
              ['.gitlab/auto-deploy-values.yaml', FIRST_VALUES],
              ['src/deep/a.ts', 'a\n'],
            ]),
          },
        ],
      ]),
    },
    pipelines: new Map(),
    environments: new Map([
      [
        21,
        {
          id: 21,
          name: 'production',
          slug: 'production',
          state: 'available',
          tier: 'production',
          kubernetesNamespace: 'shop',
          agentId: 31,
          createdAt: TEST_STARTED_AT,
          updatedAt: TEST_STARTED_AT,
        },
      ],
    ]),
    deployments: new Map(),
    mergeRequests: new Map(),
    variables: new Map(),
    agents: new Map([
      [
        31,
        {
          id: 31,
          name: 'prod-eu',
          projectId: id,
          cluster: 'prod-eu',
          createdAt: TEST_STARTED_AT,
          createdByUserId: 1,
          tokens: [
            {
              id: 41,
              name: 'first',
              status: 'active',
              createdAt: TEST_STARTED_AT,
              lastUsedAt: now => now - 30_000,
            },
          ],
        },
      ],
    ]),
    delivery: [
      {
        type: 'auto-devops',
        cluster: 'prod-eu',
        namespace: 'shop',
        environment: 'production',
        release: 'production',
      },
    ],
  };
}
