import {
  GitlabJob,
  GitlabPipeline,
  GitlabProject,
  GitlabRunner,
  World,
} from '../../world';
import { withAncestors } from '../access';
import { createDeployments } from './createDeployments';
import { PipelineTrigger } from './PipelineTrigger';
import { planJobs } from './planJobs';

/** How long a job waits for its runner, and then runs, in the lab. */
const QUEUE_MS = 1_000;

/**
 * Starts a pipeline for a commit, job after job by the world's clock. When the job that deploys the default branch has
 * succeeded, the project is delivered to its clusters.
 *
 * @returns `undefined` when the commit has nothing to run.
 *
 * @internal
 */
export function startPipeline(
  world: World,
  project: GitlabProject,
  trigger: PipelineTrigger,
): GitlabPipeline | undefined {
  const jobs = planJobs(world, project, trigger);
  if (jobs.length === 0) {
    return undefined;
  }
  const now = world.clock.now();
  const pipeline: GitlabPipeline = {
    id: world.gitlab.nextId(),
    iid: project.pipelines.size + 1,
    ref: trigger.ref,
    sha: trigger.sha,
    status: 'pending',
    source: trigger.source,
    userId: trigger.userId,
    createdAt: now,
    updatedAt: now,
    jobs: jobs.map((job, index) => ({
      id: world.gitlab.nextId(),
      name: job.name,
      stage: job.stage,
      status: index === 0 ? 'pending' : 'created',
      allowFailure: false,
      userId: trigger.userId,
      createdAt: now,
      trace: '',
      artifacts: new Map(),
    })),
  };
  project.pipelines.set(pipeline.id, pipeline);
  runJob(world, project, pipeline.id, jobs, 0);
  return pipeline;
}

function runJob(
  world: World,
  project: GitlabProject,
  pipelineId: number,
  plan: ReturnType<typeof planJobs>,
  index: number,
): void {
  const job = plan[index];
  const runner = findRunner(world, project);
  if (!job || !runner) {
    // Without a runner a job stays pending, as it would.
    return;
  }
  world.clock.schedule(QUEUE_MS, () => {
    const now = world.clock.now();
    update(project, pipelineId, index, pipeline => ({
      pipeline: {
        status: 'running',
        startedAt: pipeline.startedAt ?? now,
        updatedAt: now,
      },
      job: {
        status: 'running',
        startedAt: now,
        runnerId: runner.id,
        trace: `Running with gitlab-runner ${runner.version}\n  on ${runner.description}\n`,
      },
    }));
    world.clock.schedule(job.durationMs, () => finish(job));
  });

  function finish(ended: (typeof plan)[number]): void {
    const now = world.clock.now();
    const failed = ended.failure !== undefined;
    const last = index === plan.length - 1;
    update(project, pipelineId, index, (_, running) => ({
      pipeline: {
        updatedAt: now,
        ...(failed || last
          ? { status: failed ? 'failed' : 'success', finishedAt: now }
          : {}),
      },
      job: {
        status: failed ? 'failed' : 'success',
        finishedAt: now,
        ...(failed ? { failureReason: 'script_failure' } : {}),
        trace: `${running.trace}${ended.output}\n${
          failed
            ? `${ended.failure}\nERROR: Job failed: exit code 1\n`
            : 'Job succeeded\n'
        }`,
      },
    }));
    if (failed) {
      skipRest(project, pipelineId, index);
      return;
    }
    if (ended.deploys) {
      createDeployments(world, project, pipelineId, index);
      world.deliver(project.id);
    }
    if (!last) {
      runJob(world, project, pipelineId, plan, index + 1);
    }
  }
}

function skipRest(
  project: GitlabProject,
  pipelineId: number,
  failedIndex: number,
): void {
  const pipeline = project.pipelines.get(pipelineId);
  if (pipeline) {
    project.pipelines.set(pipelineId, {
      ...pipeline,
      jobs: pipeline.jobs.map((job, index) =>
        index > failedIndex ? { ...job, status: 'skipped' } : job,
      ),
    });
  }
}

function update(
  project: GitlabProject,
  pipelineId: number,
  index: number,
  change: (
    pipeline: GitlabPipeline,
    job: GitlabJob,
  ) => { pipeline: Partial<GitlabPipeline>; job: Partial<GitlabJob> },
): void {
  const pipeline = project.pipelines.get(pipelineId);
  const job = pipeline?.jobs[index];
  if (!pipeline || !job) {
    return;
  }
  const changed = change(pipeline, job);
  project.pipelines.set(pipelineId, {
    ...pipeline,
    ...changed.pipeline,
    jobs: pipeline.jobs.map((other, at) =>
      at === index ? { ...other, ...changed.job } : other,
    ),
  });
}

/** A runner that would take the project's jobs. */
function findRunner(
  { gitlab }: World,
  project: GitlabProject,
): GitlabRunner | undefined {
  const groups = withAncestors(gitlab, project.groupId).map(({ id }) => id);
  return [...gitlab.runners.values()].find(
    runner =>
      runner.online &&
      !runner.paused &&
      (runner.runnerType === 'instance_type' ||
        (runner.groupId !== undefined && groups.includes(runner.groupId)) ||
        runner.projectIds.includes(project.id)),
  );
}
