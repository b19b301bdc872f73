import {
  BoundProject,
  Freshness,
  ProjectPipeline,
  Upstream,
  UpstreamProblem,
} from 'backstage-plugin-cns-common';
import {
  GitLabClient,
  GitLabClients,
  GitLabProject,
} from '../../clients/gitlab/GitLabClient';
import { CoalescingCache } from '../../http/CoalescingCache';
import { toUpstreamProblem } from '../../http/toUpstreamProblem';
import { toMinute } from '../toMinute';
import { movedProblem, projectProblem } from './projectProblems';

// What could be read in part only is asked again sooner.
const PARTIAL_TTL_MS = 5_000;

/** What is known of one bound project. @internal */
export interface ProjectReading {
  /** Absent when GitLab could not be asked about it and never had been. */
  readonly item?: ProjectPipeline;
  readonly problems: readonly UpstreamProblem[];
  readonly freshness: readonly Freshness[];
}

interface Loaded {
  readonly item: ProjectPipeline;
  readonly problems: readonly UpstreamProblem[];
}

/**
 * Reads pipelines, jobs and deployments of projects, once for all viewers and all answers that need them.
 *
 * @internal
 */
export class ProjectReader {
  readonly #clients: GitLabClients;
  readonly #cache: CoalescingCache<Loaded>;

  constructor(options: {
    gitlab: GitLabClients;
    /** Milliseconds for which an answer is shared. */
    cacheMs: number;
    now?: () => number;
  }) {
    this.#clients = options.gitlab;
    this.#cache = new CoalescingCache({
      ttlMs: ({ problems }) =>
        problems.length > 0
          ? Math.min(PARTIAL_TTL_MS, options.cacheMs)
          : options.cacheMs,
      now: options.now,
    });
  }

  /** Never throws: what fails becomes a problem. */
  async read(bound: BoundProject): Promise<ProjectReading> {
    const upstream = upstreamOf(bound);
    const client = this.#clients.find(bound.host);
    if (!client) {
      return {
        problems: [
          {
            upstream,
            code: 'not-configured',
            message: `integrations.gitlab has no entry for host ${bound.host}.`,
            hint: `Add an entry for it: integrations: { gitlab: [{ host: ${bound.host}, token: $\{GITLAB_TOKEN} }] }`,
          },
        ],
        freshness: [],
      };
    }
    try {
      // The role is not part of the key: one project can be both.
      const { value, loadedAt, error } = await this.#cache.get(
        JSON.stringify([bound.host, bound.project]),
        () => this.#load(client, bound),
      );
      return {
        item: { ...value.item, role: bound.role },
        problems:
          error === undefined
            ? value.problems
            : [...value.problems, projectProblem(bound, upstream, error)],
        freshness: [
          {
            upstream,
            state: error === undefined ? 'polled' : 'stale',
            at: toMinute(loadedAt),
          },
        ],
      };
    } catch (error) {
      return {
        problems: [projectProblem(bound, upstream, error)],
        freshness: [],
      };
    }
  }

  async #load(client: GitLabClient, bound: BoundProject): Promise<Loaded> {
    const upstream = upstreamOf(bound);
    const project = await client.project(bound.project);
    const problems: UpstreamProblem[] = [];
    const moved = movedProblem(bound, upstream, project);
    if (moved) {
      problems.push(moved);
    }
    const orProblem = async <T>(part: Promise<T>, otherwise: T): Promise<T> => {
      try {
        return await part;
      } catch (error) {
        problems.push(toUpstreamProblem(upstream, error));
        return otherwise;
      }
    };
    const [run, deployments] = await Promise.all([
      orProblem(readRun(client, project), { pipeline: undefined, jobs: [] }),
      orProblem(client.deployments(project.id), []),
    ]);
    return {
      problems: withoutRepeats(problems),
      item: {
        ...bound,
        path: project.path,
        webUrl: project.webUrl,
        defaultBranch: project.defaultBranch,
        pipeline: run.pipeline,
        jobs: [...run.jobs],
        deployments: [...deployments],
      },
    };
  }
}

async function readRun(client: GitLabClient, project: GitLabProject) {
  const pipeline =
    project.defaultBranch === undefined
      ? undefined
      : await client.latestPipeline(project.id, project.defaultBranch);
  const jobs = pipeline
    ? await client.pipelineJobs(project.id, pipeline.id)
    : [];
  return { pipeline, jobs };
}

function upstreamOf(bound: BoundProject): Upstream {
  return { kind: 'gitlab', name: `${bound.host}/${bound.project}` };
}

/** Pipelines and deployments are refused in the same words when, for example, the token may not see CI/CD. */
function withoutRepeats(
  problems: readonly UpstreamProblem[],
): readonly UpstreamProblem[] {
  const byText = new Map(problems.map(p => [`${p.code} ${p.message}`, p]));
  return [...byText.values()];
}
