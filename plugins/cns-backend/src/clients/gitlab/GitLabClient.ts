import { Deployment, Pipeline, PipelineJob } from 'backstage-plugin-cns-common';

/** A project, as GitLab knows it today. @internal */
export interface GitLabProject {
  readonly id: number;
  /** Full path, for example `shop/cart`. */
  readonly path: string;
  readonly webUrl: string;
  /** Absent for an empty repository. */
  readonly defaultBranch: string | undefined;
  /** Full path of its group; absent for a user's own project. */
  readonly group: string | undefined;
}

/** An agent for Kubernetes that is registered in a project. @internal */
export interface GitLabAgent {
  readonly id: number;
  readonly name: string;
}

/** A token of an agent: the nearest that the REST API has to "when was the agent last seen". @internal */
export interface GitLabAgentToken {
  readonly name: string;
  readonly active: boolean;
  /** ISO 8601; absent when it was never used. GitLab updates it about every 40 minutes at most. */
  readonly lastUsedAt: string | undefined;
}

/** A cluster that is connected by certificate, the way before agents. @internal */
export interface GitLabCertificateCluster {
  readonly name: string;
  readonly enabled: boolean;
  readonly environmentScope: string;
}

/**
 * What we ask one GitLab instance. Every method throws a `ResponseError` or an `OutboundError`.
 *
 * @internal
 */
export interface GitLabClient {
  readonly host: string;
  /** For links, without trailing slash. */
  readonly baseUrl: string;

  /** @param project - full path or numeric id */
  project(project: string): Promise<GitLabProject>;

  /** The newest pipeline of a branch; absent when there never was one. */
  latestPipeline(
    projectId: number,
    branch: string,
  ): Promise<Pipeline | undefined>;

  /** Its jobs in stage order, the newest attempt of each; at most 300. */
  pipelineJobs(
    projectId: number,
    pipelineId: number,
  ): Promise<readonly PipelineJob[]>;

  /** The newest deployment of each environment among the project's last 100 deployments, newest first. */
  deployments(projectId: number): Promise<readonly Deployment[]>;

  /** At most 100. */
  agents(projectId: number): Promise<readonly GitLabAgent[]>;

  /** The newest active tokens of an agent, at most 3. */
  agentTokens(
    projectId: number,
    agentId: number,
  ): Promise<readonly GitLabAgentToken[]>;

  /** Certificate clusters of the project and of its group; none where the instance has switched them off. */
  certificateClusters(
    project: GitLabProject,
  ): Promise<readonly GitLabCertificateCluster[]>;
}

/**
 * The configured GitLab instances.
 *
 * @internal
 */
export interface GitLabClients {
  /** Absent when `integrations.gitlab` has no such host. */
  find(host: string): GitLabClient | undefined;
}
