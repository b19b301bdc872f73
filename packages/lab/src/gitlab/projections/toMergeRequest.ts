import { GitlabMergeRequest, GitlabProject, GitlabState } from '../../world';
import { mergeTrees } from '../git/mergeTrees';
import { formatTime } from './formatTime';
import { toPipelineSummary } from './toPipeline';
import { basicUser, toUser } from './toUser';

/** A merge request, alone or in a list. @internal */
export function toMergeRequest(
  gitlab: GitlabState,
  project: GitlabProject,
  request: GitlabMergeRequest,
  baseUrl: string,
) {
  const { repository } = project;
  const source = repository.branches.get(request.sourceBranch);
  const target = repository.branches.get(request.targetBranch);
  const opened = request.state === 'opened';
  const conflicts =
    opened &&
    (source === undefined ||
      target === undefined ||
      mergeTrees(repository, source, target) === undefined);
  const draft = /^(?:draft:|\[draft\]|\(draft\))/i.test(request.title);
  const pipeline = [...project.pipelines.values()]
    .filter(({ ref, sha }) => ref === request.sourceBranch && sha === source)
    .sort((a, b) => b.id - a.id)[0];
  const mergeCommit = repository.commits.get(request.mergeCommitSha ?? '');
  const merger = [...gitlab.users.values()].find(
    ({ email }) => email === mergeCommit?.authorEmail,
  );
  const mergedBy = merger ? basicUser(merger, baseUrl) : null;
  const author = toUser(gitlab, request.authorId, baseUrl);
  return {
    id: request.id,
    iid: request.iid,
    project_id: project.id,
    title: request.title,
    description: request.description,
    state: request.state,
    created_at: formatTime(request.createdAt),
    updated_at: formatTime(request.updatedAt),
    merged_by: mergedBy,
    merge_user: mergedBy,
    merged_at: formatTime(request.mergedAt),
    closed_by: null,
    closed_at:
      request.state === 'closed' ? formatTime(request.updatedAt) : null,
    target_branch: request.targetBranch,
    source_branch: request.sourceBranch,
    user_notes_count: request.notes.length,
    upvotes: 0,
    downvotes: 0,
    author,
    assignees: [],
    assignee: null,
    reviewers: [],
    source_project_id: project.id,
    target_project_id: project.id,
    labels: request.labels,
    draft,
    work_in_progress: draft,
    milestone: null,
    merge_when_pipeline_succeeds: false,
    merge_status: conflicts ? 'cannot_be_merged' : 'can_be_merged',
    detailed_merge_status: detailedStatus(request, conflicts, draft),
    sha: source ?? request.mergeCommitSha ?? null,
    merge_commit_sha: request.mergeCommitSha ?? null,
    squash_commit_sha: null,
    discussion_locked: null,
    should_remove_source_branch: null,
    force_remove_source_branch: false,
    reference: `!${request.iid}`,
    references: {
      short: `!${request.iid}`,
      relative: `!${request.iid}`,
      full: `${project.fullPath}!${request.iid}`,
    },
    web_url: `${baseUrl}/${project.fullPath}/-/merge_requests/${request.iid}`,
    time_stats: {
      time_estimate: 0,
      total_time_spent: 0,
      human_time_estimate: null,
      human_total_time_spent: null,
    },
    squash: false,
    has_conflicts: conflicts,
    blocking_discussions_resolved: true,
    head_pipeline: pipeline
      ? toPipelineSummary(project, pipeline, baseUrl)
      : null,
  };
}

function detailedStatus(
  request: GitlabMergeRequest,
  conflicts: boolean,
  draft: boolean,
): string {
  if (request.state !== 'opened') {
    return 'not_open';
  }
  if (conflicts) {
    return 'conflict';
  }
  return draft ? 'draft_status' : 'mergeable';
}
