import {
  Answer,
  Binding,
  BoundProject,
  Freshness,
  InstallationStep,
  InstallationStepId,
  INSTALLATION_STEPS,
} from 'backstage-plugin-cns-common';
import { BindingService } from '../../bindings/BindingService';
import { ClusterStateReader } from '../../cluster-state/ClusterStateReader';
import { EntityQuery } from '../EntityQuery';
import { ProjectReader } from '../pipelines/ProjectReader';
import { placeProblems } from '../placeProblems';
import { ciliumFacts } from './ciliumFacts';
import { ConnectionReader } from './ConnectionReader';
import { InstallationFacts } from './InstallationFacts';
import { InstallationService } from './InstallationService';
import { PrometheusFactsReader } from './PrometheusFactsReader';
import { ciliumStep } from './steps/ciliumStep';
import { clusterConnectedStep } from './steps/clusterConnectedStep';
import { hubbleMetricsStep } from './steps/hubbleMetricsStep';
import { pipelineStep } from './steps/pipelineStep';
import { prometheusStep } from './steps/prometheusStep';
import { StepResult } from './steps/unknownStep';

const STEPS: Readonly<
  Record<
    InstallationStepId,
    {
      readonly group: InstallationStep['group'];
      readonly judge: (facts: InstallationFacts) => StepResult;
    }
  >
> = {
  'cluster-connected': { group: 'gitlab', judge: clusterConnectedStep },
  cilium: { group: 'cilium', judge: ciliumStep },
  'hubble-metrics': { group: 'metrics', judge: hubbleMetricsStep },
  prometheus: { group: 'metrics', judge: prometheusStep },
  pipeline: { group: 'gitlab', judge: pipelineStep },
};

/** Names a project on a GitLab host. @internal */
export type ManagementProject = Pick<BoundProject, 'host' | 'project'>;

/**
 * {@link InstallationService}: fetches the facts once, then judges each step over them.
 *
 * @internal
 */
export class DefaultInstallationService implements InstallationService {
  readonly #bindings: BindingService;
  readonly #projects: ProjectReader;
  readonly #connections: ConnectionReader;
  readonly #prometheus: PrometheusFactsReader;
  readonly #managementProjects: ReadonlyMap<string, ManagementProject>;
  readonly #now: () => number;

  constructor(options: {
    bindings: BindingService;
    projects: ProjectReader;
    connections: ConnectionReader;
    prometheus: PrometheusFactsReader;
    /** By cluster name, as configured. */
    managementProjects: ReadonlyMap<string, ManagementProject>;
    now?: () => number;
  }) {
    this.#bindings = options.bindings;
    this.#projects = options.projects;
    this.#connections = options.connections;
    this.#prometheus = options.prometheus;
    this.#managementProjects = options.managementProjects;
    this.#now = options.now ?? Date.now;
  }

  async list(query: EntityQuery): Promise<Answer<InstallationStep>> {
    const resolved = await this.#bindings.resolve(query.entity);
    const facts = await Promise.all(
      resolved.clusters.map(cluster =>
        this.#readFacts(cluster, resolved.binding),
      ),
    );
    return {
      items: facts.flatMap(judge),
      problems: placeProblems(resolved),
      freshness: facts.flatMap(({ freshness }) => freshness),
    };
  }

  async #readFacts(
    cluster: ClusterStateReader,
    binding: Binding,
  ): Promise<InstallationFacts> {
    const management = this.#managementProjectOf(cluster.name, binding);
    const services = binding.projects.filter(({ role }) => role === 'service');
    const [prometheus, connection, project] = await Promise.all([
      this.#prometheus.read(cluster),
      this.#connections.read([
        ...(management ? [management] : []),
        ...services,
      ]),
      management && this.#projects.read(management),
    ]);
    return {
      cluster: cluster.name,
      cilium: ciliumFacts(cluster),
      prometheus,
      connection,
      managementProject: project && toProjectFact(project),
      now: this.#now(),
      freshness: [
        cluster.freshness(
          cluster.ciliumAgents().map(({ namespace }) => namespace),
        ),
        ...prometheusFreshness(cluster.name, prometheus),
        ...(project?.freshness ?? []),
      ],
    };
  }

  /** The configured one wins; else one that the catalog names and that is not configured for another cluster. */
  #managementProjectOf(
    cluster: string,
    binding: Binding,
  ): BoundProject | undefined {
    const configured = this.#managementProjects.get(cluster);
    if (configured) {
      return { ...configured, role: 'management' };
    }
    const taken = [...this.#managementProjects.values()];
    return binding.projects.find(
      ({ role, host, project }) =>
        role === 'management' &&
        !taken.some(one => one.host === host && one.project === project),
    );
  }
}

function judge(facts: InstallationFacts): InstallationStep[] {
  return INSTALLATION_STEPS.map(id => ({
    cluster: facts.cluster,
    id,
    group: STEPS[id].group,
    ...STEPS[id].judge(facts),
  }));
}

function toProjectFact(
  reading: Awaited<ReturnType<ProjectReader['read']>>,
): NonNullable<InstallationFacts['managementProject']> {
  const { item, problems, freshness } = reading;
  const failed = problems.find(({ code }) => code !== 'moved');
  const stale = freshness.some(({ state }) => state === 'stale');
  if (item && !stale && (item.pipeline || !failed)) {
    return { state: 'known', value: item, at: freshness[0]?.at };
  }
  return {
    state: 'unknown',
    problem: failed ??
      problems.at(0) ?? {
        upstream: { kind: 'gitlab', name: 'management project' },
        code: 'server-error',
        message: 'The management project could not be read.',
      },
  };
}

function prometheusFreshness(
  cluster: string,
  facts: InstallationFacts['prometheus'],
): readonly Freshness[] {
  return facts?.flows.state === 'known'
    ? [
        {
          upstream: { kind: 'prometheus', name: cluster },
          state: 'polled',
          at: facts.flows.at,
        },
      ]
    : [];
}
