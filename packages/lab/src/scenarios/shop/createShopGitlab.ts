import { GitlabState } from '../../world';
import { BuildContext, DAY, MINUTE } from '../build/BuildContext';
import { createGitlabState } from '../build/createGitlabState';
import { GitlabBuilder } from '../build/GitlabBuilder';
import { managementProjects } from './managementProjects';
import { serviceProjects } from './serviceProjects';

/** Ids that the scenario's parts refer to each other by. @internal */
export const AGENT_PRODUCTION = 41;

/** The GitLab of the shop: groups per team, a project per service, a management project per cluster. @internal */
export function createShopGitlab(context: BuildContext): GitlabState {
  const builder = new GitlabBuilder(context, createGitlabState());
  addPeople(builder);
  for (const project of [...managementProjects(), ...serviceProjects()]) {
    builder.addProject(project);
  }
  addRunners(builder);
  addClusters(builder);
  return builder.state;
}

function addPeople(builder: GitlabBuilder): void {
  builder
    .addGroup(11, 'platform', 'Platform')
    .addGroup(12, 'shop', 'Shop')
    .addGroup(13, 'payments', 'Payments')
    .addGroup(14, 'legacy', 'Legacy');
  const bot = builder.state.users.get(1);
  if (bot) {
    builder.state.users.set(1, {
      ...bot,
      memberships: [...builder.state.groups.keys()].map(groupId => ({
        groupId,
        accessLevel: 50,
      })),
    });
  }
  const users = [
    [2, 'ana', 'Ana Lindqvist', 12],
    [3, 'ben', 'Ben Okafor', 13],
    [4, 'petra', 'Petra Novak', 11],
  ] as const;
  for (const [id, username, name, groupId] of users) {
    builder.state.users.set(id, {
      id,
      username,
      name,
      email: `${username}@example.com`,
      memberships: [{ groupId, accessLevel: 40 }],
    });
  }
}

function addRunners(builder: GitlabBuilder): void {
  const { runners } = builder.state;
  runners.set(31, {
    id: 31,
    description: 'platform-kubernetes',
    runnerType: 'instance_type',
    projectIds: [],
    paused: false,
    online: true,
    tags: ['kubernetes', 'docker'],
    version: '18.6.0',
    contactedAt: now => now - 20_000,
    createdAt: builder.at(200 * DAY),
  });
  runners.set(32, {
    id: 32,
    description: 'payments-old',
    runnerType: 'group_type',
    groupId: 13,
    projectIds: [],
    paused: false,
    online: false,
    tags: ['shell'],
    version: '16.11.4',
    contactedAt: () => builder.at(60 * DAY),
    createdAt: builder.at(380 * DAY),
  });
}

function addClusters(builder: GitlabBuilder): void {
  builder.state.projects.get(101)?.agents.set(AGENT_PRODUCTION, {
    id: AGENT_PRODUCTION,
    name: 'prod-eu',
    projectId: 101,
    cluster: 'prod-eu',
    createdAt: builder.at(86 * DAY),
    createdByUserId: 4,
    tokens: [
      {
        id: 61,
        name: 'prod-eu-1',
        status: 'active',
        createdAt: builder.at(86 * DAY),
        lastUsedAt: now => now - 45_000,
      },
    ],
  });
  builder.state.projects.get(102)?.agents.set(42, {
    id: 42,
    name: 'staging',
    projectId: 102,
    cluster: 'staging',
    createdAt: builder.at(7 * DAY),
    createdByUserId: 4,
    tokens: [
      {
        id: 62,
        name: 'staging-1',
        status: 'active',
        createdAt: builder.at(7 * DAY),
        lastUsedAt: () => builder.at(95 * MINUTE),
      },
    ],
  });
  builder.state.clusters.set(51, {
    id: 51,
    name: 'staging',
    owner: { type: 'group', id: 11 },
    domain: 'staging.example',
    enabled: true,
    managed: true,
    environmentScope: 'staging/*',
    apiUrl: 'https://192.168.101.11:6443',
    managementProjectId: 102,
    createdAt: builder.at(390 * DAY),
  });
}
