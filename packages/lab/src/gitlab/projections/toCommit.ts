import { GitlabCommit, GitlabProject } from '../../world';
import { formatTime } from './formatTime';

/** A commit, without statistics. @internal */
export function toCommit(
  project: GitlabProject,
  commit: GitlabCommit,
  baseUrl: string,
) {
  const at = formatTime(commit.createdAt);
  return {
    id: commit.id,
    short_id: commit.id.slice(0, 8),
    created_at: at,
    parent_ids: commit.parentIds,
    title: commit.title,
    message: commit.message,
    author_name: commit.authorName,
    author_email: commit.authorEmail,
    authored_date: at,
    committer_name: commit.authorName,
    committer_email: commit.authorEmail,
    committed_date: at,
    trailers: {},
    extended_trailers: {},
    web_url: `${baseUrl}/${project.fullPath}/-/commit/${commit.id}`,
  };
}
