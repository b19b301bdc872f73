import { GitlabGroup, GitlabState } from '../../world';
import { withAncestors } from '../access';
import { formatTime } from './formatTime';

/** A group, as `GET /groups/:id` shows it. @internal */
export function toGroup(
  gitlab: GitlabState,
  group: GitlabGroup,
  baseUrl: string,
) {
  return {
    id: group.id,
    web_url: `${baseUrl}/groups/${group.fullPath}`,
    name: group.name,
    path: group.path,
    description: '',
    visibility: 'private',
    share_with_group_lock: false,
    require_two_factor_authentication: false,
    project_creation_level: 'developer',
    auto_devops_enabled: null,
    subgroup_creation_level: 'maintainer',
    emails_enabled: true,
    avatar_url: null,
    request_access_enabled: true,
    full_name: withAncestors(gitlab, group.id)
      .map(({ name }) => name)
      .reverse()
      .join(' / '),
    full_path: group.fullPath,
    created_at: formatTime(group.createdAt),
    parent_id: group.parentId ?? null,
  };
}
