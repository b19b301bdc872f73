import { GitlabGroup, GitlabState, GitlabUser } from '../world';
import { GitlabApiError } from './http/GitlabApiError';

/** GitLab's access levels, as they are numbered. @internal */
export const ACCESS = {
  none: 0,
  reporter: 20,
  developer: 30,
  maintainer: 40,
  owner: 50,
} as const;

/** The groups from this one up to the top. @internal */
export function withAncestors(
  gitlab: GitlabState,
  groupId: number,
): readonly GitlabGroup[] {
  const found: GitlabGroup[] = [];
  let group = gitlab.groups.get(groupId);
  while (group) {
    found.push(group);
    group =
      group.parentId === undefined
        ? undefined
        : gitlab.groups.get(group.parentId);
  }
  return found;
}

/** What a user may do in a group: memberships are inherited downwards, the highest counts. @internal */
export function accessLevel(
  gitlab: GitlabState,
  user: GitlabUser,
  groupId: number,
): number {
  const ids = new Set(withAncestors(gitlab, groupId).map(({ id }) => id));
  return Math.max(
    ACCESS.none,
    ...user.memberships
      .filter(membership => ids.has(membership.groupId))
      .map(membership => membership.accessLevel),
  );
}

/** Throws 403 unless the user has at least this level in the group. @internal */
export function requireAccess(
  call: { readonly gitlab: GitlabState; readonly user: GitlabUser },
  groupId: number,
  level: number,
): void {
  if (accessLevel(call.gitlab, call.user, groupId) < level) {
    throw GitlabApiError.forbidden();
  }
}
