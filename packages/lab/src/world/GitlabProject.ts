import { GitlabPipeline } from './GitlabPipeline';
import { GitlabRepository } from './GitlabRepository';

/** A group. `parentId` is absent for a top-level group. @public */
export interface GitlabGroup {
  readonly id: number;
  readonly name: string;
  readonly path: string;
  readonly fullPath: string;
  readonly parentId?: number;
  readonly createdAt: number;
}

/** A user, a member of groups with an access level (50 owner, 40 maintainer, 30 developer, 20 reporter). @public */
export interface GitlabUser {
  readonly id: number;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly memberships: readonly {
    readonly groupId: number;
    readonly accessLevel: number;
  }[];
}

/**
 * A project with everything in it. Maps may be changed by handlers; the values are replaced, not changed.
 *
 * @public
 */
export interface GitlabProject {
  readonly id: number;
  name: string;
  /** Last part of `fullPath`. */
  path: string;
  /** `shop/web`. */
  fullPath: string;
  /** Paths that it had before it was renamed; they redirect. */
  readonly formerPaths: readonly string[];
  readonly groupId: number;
  readonly description: string;
  readonly createdAt: number;
  lastActivityAt: number;
  readonly repository: GitlabRepository;
  readonly pipelines: Map<number, GitlabPipeline>;
  readonly environments: Map<number, GitlabEnvironment>;
  readonly deployments: Map<number, GitlabDeployment>;
  /** By iid. */
  readonly mergeRequests: Map<number, GitlabMergeRequest>;
  /** CI variables by key. */
  readonly variables: Map<string, string>;
  /** Agents for Kubernetes registered here, by id. */
  readonly agents: Map<number, GitlabAgent>;
  /** Where a change of the default branch ends up, see `World.deliver`. */
  readonly delivery: readonly DeliveryTarget[];
}

/**
 * What Auto DevOps, or a job with kubectl, does with this project's default branch.
 *
 * @remarks
 * - `auto-devops`: blocks `networkPolicy` and `ciliumNetworkPolicy` of `.gitlab/auto-deploy-values.yaml` become the
 *   policy `<release>-auto-deploy`.
 * - `manifests`: each YAML file under `path` is applied.
 *
 * @public
 */
export interface DeliveryTarget {
  readonly type: 'auto-devops' | 'manifests';
  readonly cluster: string;
  readonly namespace: string;
  readonly environment: string;
  readonly release: string;
  /** Folder for `manifests`. */
  readonly path?: string;
}

/** An environment; times are milliseconds since the epoch, as everywhere in the world. @public */
export interface GitlabEnvironment {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  readonly state: 'available' | 'stopping' | 'stopped';
  readonly tier: 'production' | 'staging' | 'testing' | 'development' | 'other';
  readonly externalUrl?: string;
  readonly kubernetesNamespace?: string;
  readonly agentId?: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A deployment of a commit to an environment by a job. @public */
export interface GitlabDeployment {
  readonly id: number;
  readonly iid: number;
  readonly environmentId: number;
  readonly pipelineId: number;
  readonly jobId: number;
  readonly ref: string;
  readonly sha: string;
  readonly status:
    | 'created'
    | 'running'
    | 'success'
    | 'failed'
    | 'canceled'
    | 'blocked';
  readonly userId: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly finishedAt?: number;
}

/** A merge request; merging is moving the target branch, see `GitlabRepository`. @public */
export interface GitlabMergeRequest {
  readonly id: number;
  readonly iid: number;
  readonly title: string;
  readonly description: string;
  readonly state: 'opened' | 'closed' | 'merged';
  readonly sourceBranch: string;
  readonly targetBranch: string;
  readonly authorId: number;
  readonly labels: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly mergedAt?: number;
  readonly mergeCommitSha?: string;
  /** Who approved it; absent for nobody. */
  readonly approvedByUserIds?: readonly number[];
  readonly notes: readonly GitlabNote[];
}

/** A comment on a merge request. @public */
export interface GitlabNote {
  readonly id: number;
  readonly authorId: number;
  readonly body: string;
  readonly createdAt: number;
}

/** An agent for Kubernetes. `lastUsedAt` is that of its newest token, which tells whether it is connected. @public */
export interface GitlabAgent {
  readonly id: number;
  readonly name: string;
  readonly projectId: number;
  /** Name of the lab's cluster it runs in. */
  readonly cluster: string;
  readonly createdAt: number;
  readonly createdByUserId: number;
  readonly tokens: readonly {
    readonly id: number;
    readonly name: string;
    readonly status: 'active' | 'revoked';
    readonly createdAt: number;
    /** Absent if never used; a function because a connected agent uses it all the time. */
    readonly lastUsedAt?: (now: number) => number;
  }[];
}
