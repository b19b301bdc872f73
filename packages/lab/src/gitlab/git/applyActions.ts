import { GitlabApiError } from '../http/GitlabApiError';

/** One change of one file in a commit. @internal */
export interface FileAction {
  readonly action: 'create' | 'update' | 'delete' | 'move';
  readonly path: string;
  readonly content?: string;
  readonly previousPath?: string;
}

/**
 * Applies the actions of a commit to a tree, in order; throws GitLab's message for one that cannot be applied.
 *
 * @internal
 */
export function applyActions(
  tree: ReadonlyMap<string, string>,
  actions: readonly FileAction[],
): ReadonlyMap<string, string> {
  const result = new Map(tree);
  for (const { action, path, content, previousPath } of actions) {
    switch (action) {
      case 'create':
        if (result.has(path)) {
          throw GitlabApiError.badRequest(
            'A file with this name already exists',
          );
        }
        result.set(path, content ?? '');
        break;
      case 'update':
        requireFile(result, path);
        result.set(path, content ?? '');
        break;
      case 'delete':
        requireFile(result, path);
        result.delete(path);
        break;
      case 'move': {
        const from = previousPath ?? '';
        const moved = requireFile(result, from);
        result.delete(from);
        result.set(path, content ?? moved);
        break;
      }
      default: {
        const never: never = action;
        throw new Error(`unknown action ${String(never)}`);
      }
    }
  }
  return result;
}

function requireFile(tree: ReadonlyMap<string, string>, path: string): string {
  const content = tree.get(path);
  if (content === undefined) {
    throw GitlabApiError.badRequest("A file with this name doesn't exist");
  }
  return content;
}
