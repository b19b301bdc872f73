import { GitlabCommit, GitlabRepository } from '../../world';

/** The commit that a branch name, `HEAD`, or a commit id (also the beginning of one) stands for. @internal */
export function resolveRef(
  repository: GitlabRepository,
  ref: string,
): GitlabCommit | undefined {
  const name = ref === 'HEAD' ? repository.defaultBranch : ref;
  const tip = repository.branches.get(name.replace(/^refs\/heads\//, ''));
  const commit = repository.commits.get(tip ?? name);
  if (commit || !/^[0-9a-f]{7,39}$/.test(name)) {
    return commit;
  }
  return [...repository.commits.values()].find(({ id }) => id.startsWith(name));
}
