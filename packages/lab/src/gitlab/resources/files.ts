import { HttpResponse } from 'msw';
import { GitlabCommit, GitlabProject } from '../../world';
import { findProject } from '../findProject';
import { FileAction } from '../git/applyActions';
import { blobId, contentSha256 } from '../git/blobId';
import { walk } from '../git/mergeTrees';
import { pushCommit } from '../git/pushCommit';
import { resolveRef } from '../git/resolveRef';
import { GitlabRoutes } from '../http/createRoutes';
import { GitlabApiError } from '../http/GitlabApiError';
import { GitlabCall } from '../http/GitlabCall';

/** Single files of a repository: read, and changed by a commit each. @internal */
export const fileRoutes: GitlabRoutes = {
  'GET /projects/:id/repository/files/:file_path': call => {
    const { file, headers } = readFile(call);
    return HttpResponse.json(file, { headers });
  },

  'HEAD /projects/:id/repository/files/:file_path': call => {
    const { headers } = readFile(call);
    return new Response(null, { headers });
  },

  'GET /projects/:id/repository/files/:file_path/raw': call => {
    const { content, headers } = readFile(call);
    return new Response(content, {
      headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
    });
  },

  'POST /projects/:id/repository/files/:file_path': call => {
    call.parameters.required('branch', 'commit_message', 'content');
    return HttpResponse.json(changeFile(call, 'create'), { status: 201 });
  },

  'PUT /projects/:id/repository/files/:file_path': call => {
    call.parameters.required('branch', 'commit_message', 'content');
    return changeFile(call, 'update');
  },

  'DELETE /projects/:id/repository/files/:file_path': call => {
    call.parameters.required('branch', 'commit_message');
    changeFile(call, 'delete');
    return new Response(null, { status: 204 });
  },
};

function readFile(call: GitlabCall) {
  const project = findProject(call);
  const path = call.parameters.text('file_path') ?? '';
  const ref = call.parameters.text('ref') ?? 'HEAD';
  const commit = resolveRef(project.repository, ref);
  if (!commit) {
    throw GitlabApiError.notFound('Commit');
  }
  const content = commit.tree.get(path);
  if (content === undefined) {
    throw GitlabApiError.notFound('File');
  }
  const file = {
    file_name: path.slice(path.lastIndexOf('/') + 1),
    file_path: path,
    size: Buffer.byteLength(content),
    encoding: 'base64',
    content_sha256: contentSha256(content),
    ref,
    blob_id: blobId(content),
    commit_id: commit.id,
    last_commit_id: lastChange(project, commit, path).id,
    execute_filemode: false,
    content: Buffer.from(content, 'utf8').toString('base64'),
  };
  const headers = {
    'x-gitlab-blob-id': file.blob_id,
    'x-gitlab-commit-id': file.commit_id,
    'x-gitlab-content-sha256': file.content_sha256,
    'x-gitlab-encoding': file.encoding,
    'x-gitlab-file-name': file.file_name,
    'x-gitlab-file-path': encodeURIComponent(file.file_path),
    'x-gitlab-last-commit-id': file.last_commit_id,
    'x-gitlab-ref': file.ref,
    'x-gitlab-size': String(file.size),
  };
  return { file, content, headers };
}

function changeFile(call: GitlabCall, action: FileAction['action']): object {
  const { parameters } = call;
  const project = findProject(call);
  const path = parameters.text('file_path') ?? '';
  const branch = parameters.text('branch') ?? '';
  const opened = parameters.text('last_commit_id');
  const tip = resolveRef(project.repository, branch);
  if (
    opened !== undefined &&
    tip &&
    lastChange(project, tip, path).id !== opened
  ) {
    throw GitlabApiError.badRequest(
      'You are attempting to update a file that has changed since you started editing it.',
    );
  }
  const text = parameters.text('content') ?? '';
  const content =
    parameters.text('encoding') === 'base64'
      ? Buffer.from(text, 'base64').toString('utf8')
      : text;
  pushCommit(call, project, [{ action, path, content }]);
  return { file_path: path, branch };
}

/** The newest commit behind this one that changed the file. */
function lastChange(
  { repository }: GitlabProject,
  from: GitlabCommit,
  path: string,
): GitlabCommit {
  let last = from;
  for (const id of walk(repository, from.id)) {
    const commit = repository.commits.get(id);
    if (!commit || commit.tree.get(path) !== from.tree.get(path)) {
      break;
    }
    last = commit;
  }
  return last;
}
