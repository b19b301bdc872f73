import { parse } from 'yaml';
import { GitlabProject, World } from '../../world';
import { PipelineTrigger } from './PipelineTrigger';

const VALUES = '.gitlab/auto-deploy-values.yaml';

/** A job that is going to run. @internal */
export interface PlannedJob {
  readonly name: string;
  readonly stage: string;
  readonly durationMs: number;
  readonly output: string;
  /** What the job says before it fails; absent when it succeeds. */
  readonly failure?: string;
  readonly deploys: boolean;
}

/**
 * The jobs of a pipeline of the lab: what Auto DevOps runs for a service, or `apply` for projects that deliver
 * manifests. Only the default branch deploys. A values file that is not YAML fails the deployment, as Helm would.
 *
 * @internal
 */
export function planJobs(
  world: World,
  project: GitlabProject,
  trigger: PipelineTrigger,
): readonly PlannedJob[] {
  const tree = project.repository.commits.get(trigger.sha)?.tree;
  const hasPipelines =
    project.delivery.length > 0 || tree?.has('.gitlab-ci.yml') === true;
  if (!tree || !hasPipelines) {
    return [];
  }
  const seconds = world.random.fork(`jobs/${trigger.sha}`);
  const duration = () => 1_000 * seconds.int(1, 3);
  const jobs: PlannedJob[] = [
    {
      name: 'build',
      stage: 'build',
      durationMs: duration(),
      output: `$ /build/build.sh\nBuilding ${project.path}:${trigger.sha.slice(
        0,
        8,
      )}`,
      deploys: false,
    },
    {
      name: 'test',
      stage: 'test',
      durationMs: duration(),
      output: '$ /bin/herokuish buildpack test',
      deploys: false,
    },
  ];
  if (
    trigger.ref !== project.repository.defaultBranch ||
    project.delivery.length === 0
  ) {
    return jobs;
  }
  const manifests = project.delivery.every(({ type }) => type === 'manifests');
  const failure = yamlError(tree);
  jobs.push({
    name: manifests ? 'apply' : 'production',
    stage: manifests ? 'deploy' : 'production',
    durationMs: duration(),
    output: manifests
      ? project.delivery
          .map(({ path = '.' }) => `$ kubectl apply --filename ${path}`)
          .join('\n')
      : '$ auto-deploy deploy',
    ...(failure === undefined ? {} : { failure }),
    deploys: true,
  });
  return jobs;
}

function yamlError(tree: ReadonlyMap<string, string>): string | undefined {
  try {
    parse(tree.get(VALUES) ?? '');
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `Error: failed to parse ${VALUES}: ${reason}`;
  }
}
