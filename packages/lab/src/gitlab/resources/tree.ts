import { findProject } from '../findProject';
import { blobId } from '../git/blobId';
import { resolveRef } from '../git/resolveRef';
import { GitlabRoutes } from '../http/createRoutes';
import { GitlabApiError } from '../http/GitlabApiError';
import { paginate } from '../http/paginate';

interface TreeEntry {
  readonly path: string;
  readonly type: 'tree' | 'blob';
  readonly content: string;
}

/** Files and folders of a repository. @internal */
export const treeRoutes: GitlabRoutes = {
  'GET /projects/:id/repository/tree': call => {
    const project = findProject(call);
    const { parameters } = call;
    const { repository } = project;
    const ref = parameters.text('ref') ?? repository.defaultBranch;
    const commit = resolveRef(repository, ref);
    if (!commit) {
      throw GitlabApiError.notFound('Tree');
    }
    const folder = (parameters.text('path') ?? '').replace(/\/+$/, '');
    const entries = listEntries(
      commit.tree,
      folder,
      parameters.flag('recursive') === true,
    );
    if (folder !== '' && entries.length === 0) {
      throw new GitlabApiError(404, {
        message: '404 invalid revision or path Not Found',
      });
    }
    return paginate(call, entries, ({ path, type, content }) => ({
      id: blobId(content),
      name: path.slice(path.lastIndexOf('/') + 1),
      type,
      path,
      mode: type === 'tree' ? '040000' : '100644',
    }));
  },
};

/** Folders first, each kind by name, as GitLab lists them. */
function listEntries(
  tree: ReadonlyMap<string, string>,
  folder: string,
  recursive: boolean,
): readonly TreeEntry[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const folders = new Map<string, TreeEntry>();
  const files: TreeEntry[] = [];
  for (const [path, content] of tree) {
    if (!path.startsWith(prefix)) {
      continue;
    }
    const parts = path.slice(prefix.length).split('/');
    const depths = recursive ? parts.length - 1 : Math.min(1, parts.length - 1);
    for (let depth = 1; depth <= depths; depth += 1) {
      const parent = prefix + parts.slice(0, depth).join('/');
      folders.set(parent, { path: parent, type: 'tree', content: parent });
    }
    if (recursive || parts.length === 1) {
      files.push({ path, type: 'blob', content });
    }
  }
  const byPath = (a: TreeEntry, b: TreeEntry) => (a.path < b.path ? -1 : 1);
  return [...[...folders.values()].sort(byPath), ...files.sort(byPath)];
}
