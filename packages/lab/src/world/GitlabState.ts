import { GitlabGroup, GitlabProject, GitlabUser } from './GitlabProject';

/**
 * What the world's GitLab knows.
 *
 * @public
 */
export interface GitlabState {
  /** `18.6.0`. */
  readonly version: string;
  readonly users: Map<number, GitlabUser>;
  readonly groups: Map<number, GitlabGroup>;
  readonly projects: Map<number, GitlabProject>;
  readonly runners: Map<number, GitlabRunner>;
  /** Clusters connected with a certificate. Empty and `certificateClusters` off: GitLab answers 404, as since 15.0. */
  readonly clusters: Map<number, GitlabCertificateCluster>;
  readonly certificateClusters: boolean;
  /** Access tokens by their secret. */
  readonly tokens: ReadonlyMap<string, GitlabToken>;
  /** The next number for a new thing of any kind; ids never repeat. */
  nextId(): number;
}

/** An access token: whose it is and what it may do. @public */
export interface GitlabToken {
  readonly userId: number;
  readonly scopes: readonly (
    | 'api'
    | 'read_api'
    | 'read_repository'
    | 'write_repository'
  )[];
}

/** A runner. @public */
export interface GitlabRunner {
  readonly id: number;
  readonly description: string;
  readonly runnerType: 'instance_type' | 'group_type' | 'project_type';
  readonly groupId?: number;
  readonly projectIds: readonly number[];
  readonly paused: boolean;
  readonly online: boolean;
  readonly tags: readonly string[];
  readonly version: string;
  /** Milliseconds since the epoch; absent if it never connected. */
  readonly contactedAt?: (now: number) => number;
  readonly createdAt: number;
}

/** A cluster connected with a certificate, of a project or a group. @public */
export interface GitlabCertificateCluster {
  readonly id: number;
  readonly name: string;
  readonly owner:
    | { readonly type: 'project'; readonly id: number }
    | { readonly type: 'group'; readonly id: number };
  readonly domain?: string;
  readonly enabled: boolean;
  readonly managed: boolean;
  readonly environmentScope: string;
  readonly apiUrl: string;
  readonly managementProjectId?: number;
  readonly createdAt: number;
}
