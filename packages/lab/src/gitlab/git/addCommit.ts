import { GitlabCommit, GitlabProject, World } from '../../world';

/** What goes into a commit. @internal */
export interface NewCommit {
  readonly branch: string;
  readonly parentIds: readonly string[];
  readonly message: string;
  readonly authorName: string;
  readonly authorEmail: string;
  readonly tree: ReadonlyMap<string, string>;
}

/**
 * Adds a commit to a project and moves the branch to it.
 *
 * @internal
 */
export function addCommit(
  world: World,
  project: GitlabProject,
  commit: NewCommit,
): GitlabCommit {
  const { branch, ...rest } = commit;
  const added: GitlabCommit = {
    ...rest,
    id: world.random.fork(`commit/${world.gitlab.nextId()}`).hex(40),
    title: commit.message.split('\n')[0],
    createdAt: world.clock.now(),
  };
  project.repository.commits.set(added.id, added);
  project.repository.branches.set(branch, added.id);
  project.lastActivityAt = added.createdAt;
  return added;
}
