import { InputError, isError } from '@backstage/errors';
import {
  Agents,
  Deployments,
  Jobs,
  Pipelines,
  Projects,
} from '@gitbeaker/rest';
import { Deployment, Pipeline, PipelineJob } from 'backstage-plugin-cns-common';
import { HttpClient } from '../../http/HttpClient';
import { parseWire } from '../../http/parseJsonAnswer';
import { createGitLabRequester } from './createGitLabRequester';
import {
  GitLabAgent,
  GitLabAgentToken,
  GitLabCertificateCluster,
  GitLabClient,
  GitLabProject,
} from './GitLabClient';
import { orderJobs } from './orderJobs';
import {
  agentListWire,
  agentTokenListWire,
  agentTokenWire,
} from './wire/agentWire';
import { certificateClusterListWire } from './wire/certificateClusterWire';
import { deploymentListWire } from './wire/deploymentWire';
import { jobListWire } from './wire/jobWire';
import { pipelineListWire, pipelineWire } from './wire/pipelineWire';
import { projectWire } from './wire/projectWire';

const PAGE_SIZE = 100;
const MAX_JOB_PAGES = 3;
const MAX_TOKENS = 3;

/** One GitLab instance, as `integrations.gitlab` describes it. @internal */
export interface GitLabHost {
  readonly host: string;
  /** Without trailing slash, for example `https://gitlab.example.com/api/v4`. */
  readonly apiBaseUrl: string;
  /** For links, for example `https://gitlab.example.com`. */
  readonly baseUrl: string;
  /** Absent: public projects only. */
  readonly token?: string;
}

/**
 * {@link GitLabClient} over `@gitbeaker/rest`.
 *
 * @internal
 */
export class DefaultGitLabClient implements GitLabClient {
  readonly host: string;
  readonly baseUrl: string;
  readonly #projects: Projects;
  readonly #pipelines: Pipelines;
  readonly #jobs: Jobs;
  readonly #deployments: Deployments;
  readonly #agents: Agents;

  constructor(options: { http: HttpClient; host: GitLabHost }) {
    const { http, host } = options;
    this.host = host.host;
    this.baseUrl = host.baseUrl;
    const resource = {
      host: host.baseUrl,
      requesterFn: createGitLabRequester({ http, apiBaseUrl: host.apiBaseUrl }),
      // Both belong to gitbeaker's own sender, which is not used.
      rateLimits: {},
      queryTimeout: null,
      // As a bearer token GitLab takes personal, project, group and OAuth tokens alike.
      ...(host.token ? { oauthToken: host.token } : {}),
    };
    this.#projects = new Projects(resource);
    this.#pipelines = new Pipelines(resource);
    this.#jobs = new Jobs(resource);
    this.#deployments = new Deployments(resource);
    this.#agents = new Agents(resource);
  }

  async project(project: string): Promise<GitLabProject> {
    return parseWire(
      await this.#projects.show(checkedProject(project)),
      projectWire,
    );
  }

  async latestPipeline(
    projectId: number,
    branch: string,
  ): Promise<Pipeline | undefined> {
    // Not `pipelines/latest`: that one knows only the newest commit, and answers 403 when it has no pipeline.
    const newest = parseWire(
      await this.#pipelines.all(projectId, {
        ref: branch,
        orderBy: 'id',
        sort: 'desc',
        perPage: 1,
        page: 1,
      }),
      pipelineListWire,
    );
    if (newest.length === 0) {
      return undefined;
    }
    return parseWire(
      await this.#pipelines.show(projectId, newest[0].id),
      pipelineWire,
    );
  }

  async pipelineJobs(
    projectId: number,
    pipelineId: number,
  ): Promise<readonly PipelineJob[]> {
    const attempts = await this.#jobs.all(projectId, {
      pipelineId,
      includeRetried: true,
      perPage: PAGE_SIZE,
      maxPages: MAX_JOB_PAGES,
    });
    return orderJobs(parseWire(attempts, jobListWire));
  }

  async deployments(projectId: number): Promise<readonly Deployment[]> {
    const newestFirst = parseWire(
      await this.#deployments.all(projectId, {
        orderBy: 'id',
        sort: 'desc',
        perPage: PAGE_SIZE,
        page: 1,
      }),
      deploymentListWire,
    );
    const seen = new Set<string>();
    return newestFirst.filter(({ environment }) => {
      const first = !seen.has(environment);
      seen.add(environment);
      return first;
    });
  }

  async agents(projectId: number): Promise<readonly GitLabAgent[]> {
    const answer: unknown = await this.#agents.requester
      .get(`projects/${projectId}/cluster_agents`, {
        searchParams: { perPage: PAGE_SIZE },
      })
      .then(({ body }) => body);
    return parseWire(answer, agentListWire);
  }

  async agentTokens(
    projectId: number,
    agentId: number,
  ): Promise<readonly GitLabAgentToken[]> {
    const tokens = parseWire(
      await this.#agents.allTokens(projectId, agentId),
      agentTokenListWire,
    );
    // Only the single answer says when a token was last used.
    return Promise.all(
      tokens
        .filter(({ status }) => status === 'active')
        .sort((a, b) => b.id - a.id)
        .slice(0, MAX_TOKENS)
        .map(async ({ id }) =>
          parseWire(
            await this.#agents.showToken(projectId, agentId, id),
            agentTokenWire,
          ),
        ),
    );
  }

  async certificateClusters(
    project: GitLabProject,
  ): Promise<readonly GitLabCertificateCluster[]> {
    const lists = await Promise.all([
      this.#certificateClusters(`projects/${project.id}/clusters`),
      project.group === undefined
        ? []
        : this.#certificateClusters(
            `groups/${encodeURIComponent(project.group)}/clusters`,
          ),
    ]);
    return lists.flat();
  }

  /** gitbeaker has dropped this resource, GitLab has not: its `requester` takes any path. */
  async #certificateClusters(
    path: string,
  ): Promise<readonly GitLabCertificateCluster[]> {
    try {
      const { body } = await this.#projects.requester.get(path, {
        searchParams: { perPage: PAGE_SIZE },
      });
      return parseWire(body, certificateClusterListWire);
    } catch (error) {
      // Off by default since GitLab 15: the path is not there then.
      if (isError(error) && error.statusCode === 404) {
        return [];
      }
      throw error;
    }
  }
}

/** A full path or a number. Anything else could, as `..`, lead to another path of the API. */
function checkedProject(project: string): string {
  const parts = project.split('/');
  const isPath =
    parts.length > 1 &&
    parts.every(part => /^[\w.+-]+$/.test(part) && !/^\.+$/.test(part));
  if (!isPath && !/^\d+$/.test(project)) {
    throw new InputError(
      `Not a GitLab project path or id: ${JSON.stringify(project)}`,
    );
  }
  return project;
}
