import { LabServer } from '../server';
import { createGitlabTestWorld, FIRST_COMMIT } from './createGitlabTestWorld';
import { startTestServer } from './startTestServer';

const USER = 'id name username state avatar_url web_url';
const COMMIT =
  'id short_id title message author_name author_email authored_date committer_name committer_email committed_date created_at parent_ids web_url';
const PIPELINE =
  'id iid project_id sha ref status source created_at updated_at web_url name';
const JOB =
  'id name stage status ref tag coverage allow_failure created_at started_at finished_at duration queued_duration user commit pipeline web_url artifacts runner artifacts_expire_at tag_list project.ci_job_token_scope_enabled';
const AGENT =
  'id name created_at created_by_user_id config_project.id config_project.description config_project.name config_project.name_with_namespace config_project.path config_project.path_with_namespace config_project.created_at';

/** The fields that GitLab's REST API documentation (v4, 18.x) lists for each answer, as far as anybody here could read them. */
const DOCUMENTED: readonly (readonly [path: string, fields: string])[] = [
  ['/version', 'version revision'],
  [
    '/metadata',
    'version revision kas.enabled kas.externalUrl kas.version enterprise',
  ],
  ['/user', `${USER} email public_email is_admin can_create_group`],
  [
    '/projects/11',
    'id description name name_with_namespace path path_with_namespace created_at default_branch topics ssh_url_to_repo http_url_to_repo web_url readme_url forks_count star_count last_activity_at visibility archived empty_repo namespace.id namespace.name namespace.path namespace.kind namespace.full_path namespace.parent_id namespace.web_url _links.self',
  ],
  [
    '/groups/2',
    'id name path description visibility full_name full_path created_at parent_id web_url projects',
  ],
  ['/projects/11/pipelines', PIPELINE],
  [
    '/projects/11/pipelines/latest',
    `${PIPELINE} before_sha tag yaml_errors user started_at finished_at committed_at duration queued_duration coverage detailed_status.text detailed_status.label detailed_status.group detailed_status.details_path`,
  ],
  [
    '/projects/11/jobs',
    `${JOB} pipeline.id pipeline.project_id pipeline.ref pipeline.sha pipeline.status`,
  ],
  [
    '/projects/11/environments',
    'id name slug external_url state tier created_at updated_at auto_stop_at kubernetes_namespace flux_resource_path',
  ],
  [
    '/projects/11/environments/21',
    'id last_deployment.id last_deployment.iid last_deployment.ref last_deployment.sha last_deployment.created_at last_deployment.status last_deployment.user last_deployment.deployable cluster_agent.id cluster_agent.name cluster_agent.config_project',
  ],
  [
    '/projects/11/deployments',
    'id iid ref sha created_at updated_at status user environment.id environment.name environment.external_url deployable.id deployable.status deployable.name deployable.pipeline',
  ],
  ['/projects/11/cluster_agents', AGENT],
  [
    '/projects/11/cluster_agents/31/tokens',
    'id name description agent_id status created_at created_by_user_id',
  ],
  [
    '/projects/11/cluster_agents/31/tokens/41',
    'id name description agent_id status created_at created_by_user_id last_used_at',
  ],
  [
    '/projects/11/runners',
    'id description ip_address active paused is_shared runner_type name online status',
  ],
  [
    '/runners/5',
    'id description active paused is_shared runner_type contacted_at online status tag_list version projects access_level maximum_timeout',
  ],
  ['/projects/11/repository/tree', 'id name type path mode'],
  [
    '/projects/11/repository/files/README.md?ref=main',
    'file_name file_path size encoding content content_sha256 ref blob_id commit_id last_commit_id execute_filemode',
  ],
  [
    '/projects/11/repository/branches',
    'name merged protected default developers_can_push developers_can_merge can_push web_url commit.id commit.short_id commit.title',
  ],
  ['/projects/11/repository/commits', COMMIT],
  [
    `/projects/11/repository/commits/${FIRST_COMMIT}/diff`,
    'diff new_path old_path a_mode b_mode new_file renamed_file deleted_file',
  ],
  [
    '/projects/11/merge_requests',
    'id iid project_id title description state created_at updated_at merged_by merge_user merged_at closed_by closed_at target_branch source_branch user_notes_count upvotes downvotes author assignees assignee reviewers source_project_id target_project_id labels draft work_in_progress milestone merge_when_pipeline_succeeds merge_status detailed_merge_status sha merge_commit_sha squash_commit_sha discussion_locked should_remove_source_branch force_remove_source_branch references.short references.relative references.full web_url time_stats squash has_conflicts blocking_discussions_resolved',
  ],
  [
    '/projects/11/merge_requests/1/approvals',
    'id iid project_id title description state created_at updated_at merge_status approvals_required approvals_left approved_by',
  ],
];

describe('the fields of the GitLab API', () => {
  let server: LabServer;

  beforeAll(async () => {
    const { world, clock } = createGitlabTestWorld();
    server = await startTestServer(world);
    await send('POST', '/projects/11/pipeline', { ref: 'main' });
    clock.advance(60_000);
    await send('POST', '/projects/11/repository/branches', {
      branch: 'b',
      ref: 'main',
    });
    await send('POST', '/projects/11/merge_requests', {
      source_branch: 'b',
      target_branch: 'main',
      title: 'B',
    });
  });

  afterAll(() => server.stop());

  async function send(
    method: string,
    path: string,
    body?: Record<string, string>,
  ) {
    const response = await fetch(`${server.baseUrl}/api/v4${path}`, {
      method,
      headers: { 'private-token': 'maintainer' },
      ...(body ? { body: new URLSearchParams(body) } : {}),
    });
    expect(response.ok).toBe(true);
    return response.json();
  }

  it.each(DOCUMENTED)('%s has what is documented', async (path, fields) => {
    const answer = await send('GET', path);
    const item = Array.isArray(answer) ? answer[0] : answer;
    for (const field of fields.split(' ')) {
      expect(item).toHaveProperty(field);
    }
  });
});
