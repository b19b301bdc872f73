import { GitlabGroup, GitlabProject, GitlabState } from '../../world';
import { withAncestors } from '../access';
import { formatTime } from './formatTime';

/** A project, as `GET /projects/:id` shows it. @internal */
export function toProject(
  gitlab: GitlabState,
  project: GitlabProject,
  baseUrl: string,
) {
  const namespace = gitlab.groups.get(project.groupId);
  const webUrl = `${baseUrl}/${project.fullPath}`;
  const names = withAncestors(gitlab, project.groupId)
    .map(({ name }) => name)
    .reverse();
  const empty = project.repository.commits.size === 0;
  return {
    id: project.id,
    description: project.description,
    name: project.name,
    name_with_namespace: [...names, project.name].join(' / '),
    path: project.path,
    path_with_namespace: project.fullPath,
    created_at: formatTime(project.createdAt),
    default_branch: empty ? null : project.repository.defaultBranch,
    tag_list: [],
    topics: [],
    ssh_url_to_repo: `git@${new URL(baseUrl).hostname}:${project.fullPath}.git`,
    http_url_to_repo: `${webUrl}.git`,
    web_url: webUrl,
    readme_url: null,
    forks_count: 0,
    avatar_url: null,
    star_count: 0,
    last_activity_at: formatTime(project.lastActivityAt),
    namespace: namespace && toNamespace(namespace, baseUrl),
    empty_repo: empty,
    archived: false,
    visibility: 'private',
    issues_enabled: true,
    merge_requests_enabled: true,
    jobs_enabled: true,
    shared_runners_enabled: true,
    merge_method: 'merge',
    only_allow_merge_if_pipeline_succeeds: false,
    auto_devops_enabled: project.delivery.some(
      ({ type }) => type === 'auto-devops',
    ),
    ci_config_path: '',
    creator_id: 1,
    _links: {
      self: `${baseUrl}/api/v4/projects/${project.id}`,
      merge_requests: `${baseUrl}/api/v4/projects/${project.id}/merge_requests`,
      repo_branches: `${baseUrl}/api/v4/projects/${project.id}/repository/branches`,
      cluster_agents: `${baseUrl}/api/v4/projects/${project.id}/cluster_agents`,
    },
  };
}

/** The few fields by which other answers mention a project. @internal */
export function toProjectReference(
  gitlab: GitlabState,
  project: GitlabProject,
) {
  const names = withAncestors(gitlab, project.groupId)
    .map(({ name }) => name)
    .reverse();
  return {
    id: project.id,
    description: project.description,
    name: project.name,
    name_with_namespace: [...names, project.name].join(' / '),
    path: project.path,
    path_with_namespace: project.fullPath,
    created_at: formatTime(project.createdAt),
  };
}

function toNamespace(group: GitlabGroup, baseUrl: string) {
  return {
    id: group.id,
    name: group.name,
    path: group.path,
    kind: 'group',
    full_path: group.fullPath,
    parent_id: group.parentId ?? null,
    avatar_url: null,
    web_url: `${baseUrl}/groups/${group.fullPath}`,
  };
}
