import { GitlabRepository } from '../../world';

type Tree = ReadonlyMap<string, string>;

/**
 * Merges a commit into another, file by file; `undefined` when both changed a file in different ways.
 *
 * @remarks
 * Coarser than Git, which merges inside files: two changes to different lines of one file are a conflict here.
 *
 * @internal
 */
export function mergeTrees(
  repository: GitlabRepository,
  source: string,
  target: string,
): Tree | undefined {
  const ours = repository.commits.get(target)?.tree;
  const theirs = repository.commits.get(source)?.tree;
  if (!ours || !theirs) {
    return undefined;
  }
  const common = findMergeBase(repository, source, target);
  const base: Tree =
    (common === undefined ? undefined : repository.commits.get(common)?.tree) ??
    new Map();
  const merged = new Map(ours);
  for (const path of new Set([...base.keys(), ...theirs.keys()])) {
    const wanted = theirs.get(path);
    if (wanted === base.get(path) || wanted === ours.get(path)) {
      continue;
    }
    if (ours.get(path) !== base.get(path)) {
      return undefined;
    }
    if (wanted === undefined) {
      merged.delete(path);
    } else {
      merged.set(path, wanted);
    }
  }
  return merged;
}

/** The nearest commit that both have behind them. @internal */
export function findMergeBase(
  repository: GitlabRepository,
  a: string,
  b: string,
): string | undefined {
  const behindA = new Set(walk(repository, a));
  return walk(repository, b).find(id => behindA.has(id));
}

/** A commit and everything behind it, nearest first. @internal */
export function walk(
  repository: GitlabRepository,
  start: string,
): readonly string[] {
  const seen = new Set([start]);
  const order: string[] = [];
  let level = [start];
  while (level.length > 0) {
    order.push(...level);
    const next: string[] = [];
    for (const id of level) {
      for (const parent of repository.commits.get(id)?.parentIds ?? []) {
        if (!seen.has(parent)) {
          seen.add(parent);
          next.push(parent);
        }
      }
    }
    level = next;
  }
  return order;
}
