/**
 * A repository as a set of commits, each with its whole tree, and branches that point at them. Trees share their texts,
 * so a commit costs one Map.
 *
 * @public
 */
export interface GitlabRepository {
  defaultBranch: string;
  /** Branch name to commit id. */
  readonly branches: Map<string, string>;
  readonly commits: Map<string, GitlabCommit>;
}

/** One commit. @public */
export interface GitlabCommit {
  /** 40 hexadecimal digits. */
  readonly id: string;
  readonly parentIds: readonly string[];
  readonly title: string;
  readonly message: string;
  readonly authorName: string;
  readonly authorEmail: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** All files of the repository at this commit, by path. */
  readonly tree: ReadonlyMap<string, string>;
}
