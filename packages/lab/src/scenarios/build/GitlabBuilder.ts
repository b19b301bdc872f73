import { createHash } from 'node:crypto';
import {
  DeliveryTarget,
  GitlabCommit,
  GitlabGroup,
  GitlabJob,
  GitlabPipeline,
  GitlabProject,
  GitlabState,
  GitlabStatus,
} from '../../world';
import { BuildContext, DAY } from './BuildContext';

/** A job of the beginning. @internal */
export interface JobSeed {
  readonly name: string;
  readonly stage: string;
  readonly status: GitlabStatus;
  /** Seconds. */
  readonly duration?: number;
  readonly failureReason?: string;
  readonly trace: readonly string[];
  readonly artifacts?: Readonly<Record<string, string>>;
}

/** A project of the beginning. @internal */
export interface ProjectSeed {
  readonly id: number;
  readonly fullPath: string;
  readonly name: string;
  readonly description: string;
  readonly files: Readonly<Record<string, string>>;
  readonly formerPaths?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly delivery?: readonly DeliveryTarget[];
  /** Of the default branch, oldest first. */
  readonly pipelines?: readonly {
    /** Seconds before the start. */
    readonly age: number;
    readonly jobs: readonly JobSeed[];
  }[];
  /** Environments, each deployed to by the last job of that stage in the last pipeline. */
  readonly environments?: readonly {
    readonly name: string;
    readonly tier: 'production' | 'staging';
    readonly externalUrl?: string;
    readonly namespace: string;
    readonly job: string;
    readonly agentId?: number;
  }[];
}

/**
 * Puts the GitLab of the beginning together.
 *
 * @internal
 */
export class GitlabBuilder {
  readonly state: GitlabState;
  readonly #context: BuildContext;

  constructor(context: BuildContext, state: GitlabState) {
    this.#context = context;
    this.state = state;
  }

  /** Milliseconds since the epoch, so many seconds before the start. */
  at(age: number): number {
    return this.#context.startedAt - age * 1000;
  }

  addGroup(id: number, fullPath: string, name: string): this {
    const parent = [...this.state.groups.values()].find(
      group => group.fullPath === fullPath.split('/').slice(0, -1).join('/'),
    );
    const group: GitlabGroup = {
      id,
      name,
      path: fullPath.split('/').at(-1) ?? fullPath,
      fullPath,
      createdAt: this.at(400 * DAY),
      ...(parent ? { parentId: parent.id } : {}),
    };
    this.state.groups.set(id, group);
    return this;
  }

  addProject(seed: ProjectSeed): this {
    const groupPath = seed.fullPath.split('/').slice(0, -1).join('/');
    const group = [...this.state.groups.values()].find(
      candidate => candidate.fullPath === groupPath,
    );
    if (!group) throw new Error(`No group for ${seed.fullPath}`);
    const commit = this.#commit(seed);
    const project: GitlabProject = {
      id: seed.id,
      name: seed.name,
      path: seed.fullPath.split('/').at(-1) ?? seed.fullPath,
      fullPath: seed.fullPath,
      formerPaths: seed.formerPaths ?? [],
      groupId: group.id,
      description: seed.description,
      createdAt: this.at(300 * DAY),
      lastActivityAt: commit.createdAt,
      repository: {
        defaultBranch: 'main',
        branches: new Map([['main', commit.id]]),
        commits: new Map([[commit.id, commit]]),
      },
      pipelines: new Map(),
      environments: new Map(),
      deployments: new Map(),
      mergeRequests: new Map(),
      variables: new Map(Object.entries(seed.variables ?? {})),
      agents: new Map(),
      delivery: seed.delivery ?? [],
    };
    (seed.pipelines ?? []).forEach((pipeline, i) => {
      const built = this.#pipeline(commit.id, pipeline, i + 1);
      project.pipelines.set(built.id, built);
    });
    this.#addEnvironments(project, seed, commit.id);
    this.state.projects.set(project.id, project);
    return this;
  }

  #commit(seed: ProjectSeed): GitlabCommit {
    const age = seed.pipelines?.at(-1)?.age ?? 40 * DAY;
    const message = `Update ${seed.name}`;
    return {
      id: createHash('sha1')
        .update(JSON.stringify([seed.fullPath, seed.files]))
        .digest('hex'),
      parentIds: [],
      title: message,
      message: `${message}\n`,
      authorName: 'Ana Lindqvist',
      authorEmail: 'ana@example.com',
      createdAt: this.at(age + 60),
      tree: new Map(Object.entries(seed.files)),
    };
  }

  #pipeline(
    sha: string,
    seed: { readonly age: number; readonly jobs: readonly JobSeed[] },
    iid: number,
  ): GitlabPipeline {
    let now = this.at(seed.age);
    const startedAt = now;
    const jobs = seed.jobs.map<GitlabJob>(job => {
      const ran = !['skipped', 'created', 'manual'].includes(job.status);
      const from = now;
      now += (job.duration ?? 0) * 1000;
      return {
        id: this.state.nextId(),
        name: job.name,
        stage: job.stage,
        status: job.status,
        allowFailure: false,
        ...(job.failureReason ? { failureReason: job.failureReason } : {}),
        ...(ran ? { runnerId: 31, startedAt: from, finishedAt: now } : {}),
        userId: 2,
        createdAt: startedAt,
        trace: job.trace.map(line => `${line}\n`).join(''),
        artifacts: new Map(Object.entries(job.artifacts ?? {})),
      };
    });
    const failed = jobs.some(job => job.status === 'failed');
    return {
      id: this.state.nextId(),
      iid,
      ref: 'main',
      sha,
      status: failed ? 'failed' : 'success',
      source: 'push',
      userId: 2,
      createdAt: startedAt,
      updatedAt: now,
      startedAt,
      finishedAt: now,
      jobs,
    };
  }

  #addEnvironments(
    project: GitlabProject,
    seed: ProjectSeed,
    sha: string,
  ): void {
    for (const environment of seed.environments ?? []) {
      const id = this.state.nextId();
      const pipelines = [...project.pipelines.values()];
      const createdAt = this.at(200 * DAY);
      pipelines.forEach((pipeline, i) => {
        const job = pipeline.jobs.find(item => item.name === environment.job);
        if (!job || job.status === 'skipped') return;
        const at = job.finishedAt ?? job.createdAt;
        const deploymentId = this.state.nextId();
        project.deployments.set(deploymentId, {
          id: deploymentId,
          iid: i + 1,
          environmentId: id,
          pipelineId: pipeline.id,
          jobId: job.id,
          ref: 'main',
          sha,
          status: job.status === 'success' ? 'success' : 'failed',
          userId: 2,
          createdAt: job.createdAt,
          updatedAt: at,
          finishedAt: at,
        });
      });
      project.environments.set(id, {
        id,
        name: environment.name,
        slug: environment.name.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
        state: 'available',
        tier: environment.tier,
        ...(environment.externalUrl
          ? { externalUrl: environment.externalUrl }
          : {}),
        kubernetesNamespace: environment.namespace,
        ...(environment.agentId === undefined
          ? {}
          : { agentId: environment.agentId }),
        createdAt,
        updatedAt: pipelines.at(-1)?.updatedAt ?? createdAt,
      });
    }
  }
}
