import { GitlabDeployment, GitlabProject, World } from '../../world';

/**
 * Records that a job deployed: one deployment per environment that the project delivers to. An environment that does
 * not exist yet is created, as GitLab does.
 *
 * @internal
 */
export function createDeployments(
  world: World,
  project: GitlabProject,
  pipelineId: number,
  jobIndex: number,
): void {
  const pipeline = project.pipelines.get(pipelineId);
  const job = pipeline?.jobs[jobIndex];
  if (!pipeline || !job) {
    return;
  }
  const now = world.clock.now();
  for (const name of new Set(
    project.delivery.map(({ environment }) => environment),
  )) {
    const deployment: GitlabDeployment = {
      id: world.gitlab.nextId(),
      iid: project.deployments.size + 1,
      environmentId: environmentNamed(world, project, name),
      pipelineId,
      jobId: job.id,
      ref: pipeline.ref,
      sha: pipeline.sha,
      status: 'success',
      userId: pipeline.userId,
      createdAt: job.startedAt ?? now,
      updatedAt: now,
      finishedAt: now,
    };
    project.deployments.set(deployment.id, deployment);
  }
}

function environmentNamed(
  world: World,
  project: GitlabProject,
  name: string,
): number {
  const known = [...project.environments.values()].find(
    environment => environment.name === name,
  );
  if (known) {
    return known.id;
  }
  const now = world.clock.now();
  const id = world.gitlab.nextId();
  project.environments.set(id, {
    id,
    name,
    slug: name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 24),
    state: 'available',
    tier: tierOf(name),
    createdAt: now,
    updatedAt: now,
  });
  return id;
}

function tierOf(name: string): 'production' | 'staging' | 'other' {
  if (/prod|live/i.test(name)) {
    return 'production';
  }
  return /stag/i.test(name) ? 'staging' : 'other';
}
