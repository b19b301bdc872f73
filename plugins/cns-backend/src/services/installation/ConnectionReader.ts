import { BoundProject, Upstream } from 'backstage-plugin-cns-common';
import { GitLabClient, GitLabClients } from '../../clients/gitlab/GitLabClient';
import { CoalescingCache } from '../../http/CoalescingCache';
import { projectProblem } from '../pipelines/projectProblems';
import { toMinute } from '../toMinute';
import { ConnectionFacts, Fact, InstallationFacts } from './InstallationFacts';

const MAX_PROJECTS = 3;
const MAX_AGENTS = 5;

interface Loaded
  extends Pick<ConnectionFacts, 'agents' | 'certificateClusters'> {
  readonly path: string;
  readonly webUrl: string;
}

/**
 * Reads how GitLab is connected to clusters: the agents of projects with the last use of their tokens, and certificate clusters.
 *
 * @internal
 */
export class ConnectionReader {
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
      ttlMs: options.cacheMs,
      now: options.now,
    });
  }

  /**
   * Never throws. Known as soon as one of the projects could be read.
   *
   * @param projects - most likely first; the first few are asked
   */
  async read(
    projects: readonly BoundProject[],
  ): Promise<InstallationFacts['connection']> {
    const asked = projects
      .filter(({ host }) => this.#clients.find(host) !== undefined)
      .slice(0, MAX_PROJECTS);
    const [first] = asked;
    if (!first) {
      return undefined;
    }
    const outcomes = await Promise.all(
      asked.map(bound => this.#readOne(bound)),
    );
    const place = { host: first.host, project: first.project };
    const known = outcomes.filter(outcome => outcome.state === 'known');
    const [failure] = outcomes.filter(outcome => outcome.state === 'unknown');
    const [best] = known;
    if (best) {
      return {
        ...place,
        webUrl: best.value.webUrl,
        state: 'known',
        at: best.at,
        value: {
          projects: distinct(known.map(({ value }) => value.path)),
          agents: distinct(known.flatMap(({ value }) => value.agents)),
          certificateClusters: distinct(
            known.flatMap(({ value }) => value.certificateClusters),
          ),
          unread: failure?.problem,
        },
      };
    }
    return failure && { ...place, ...failure };
  }

  async #readOne(bound: BoundProject): Promise<Fact<Loaded>> {
    const client = this.#clients.find(bound.host);
    const upstream: Upstream = {
      kind: 'gitlab',
      name: `${bound.host}/${bound.project}`,
    };
    try {
      if (!client) {
        throw new Error(`No client for ${bound.host}`);
      }
      const { value, loadedAt, error } = await this.#cache.get(
        JSON.stringify([bound.host, bound.project]),
        () => load(client, bound.project),
      );
      // Whether an agent is connected is a question about now.
      if (error !== undefined) {
        throw error;
      }
      return { state: 'known', value, at: toMinute(loadedAt) };
    } catch (error) {
      return {
        state: 'unknown',
        problem: projectProblem(bound, upstream, error),
      };
    }
  }
}

async function load(client: GitLabClient, name: string): Promise<Loaded> {
  const project = await client.project(name);
  const [agents, certificateClusters] = await Promise.all([
    client.agents(project.id),
    client.certificateClusters(project),
  ]);
  return {
    path: project.path,
    webUrl: project.webUrl,
    agents: await Promise.all(
      agents.slice(0, MAX_AGENTS).map(async agent => ({
        name: agent.name,
        project: project.path,
        tokens: await client.agentTokens(project.id, agent.id),
      })),
    ),
    certificateClusters,
  };
}

/** Projects of one group have its clusters in common, and one project can be bound by its path and by its id. */
function distinct<T>(items: readonly T[]): readonly T[] {
  const byText = new Map(items.map(item => [JSON.stringify(item), item]));
  return [...byText.values()];
}
