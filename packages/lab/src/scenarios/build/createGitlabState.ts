import { GitlabState } from '../../world';

/** The token that the portal uses; it belongs to user 1 and may do everything. @public */
export const LAB_GITLAB_TOKEN = 'glpat-lab-platform';

/** A GitLab with nobody but the platform's own user in it. @internal */
export function createGitlabState(): GitlabState {
  let last = 1000;
  return {
    version: '18.6.0',
    users: new Map([
      [
        1,
        {
          id: 1,
          username: 'platform-bot',
          name: 'Platform Bot',
          email: 'platform@example.com',
          memberships: [],
        },
      ],
    ]),
    groups: new Map(),
    projects: new Map(),
    runners: new Map(),
    clusters: new Map(),
    certificateClusters: true,
    tokens: new Map([
      [
        LAB_GITLAB_TOKEN,
        { userId: 1, scopes: ['api', 'read_repository', 'write_repository'] },
      ],
    ]),
    nextId: () => {
      last += 1;
      return last;
    },
  };
}
