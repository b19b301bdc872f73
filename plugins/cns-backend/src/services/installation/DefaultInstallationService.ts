import {
  Answer,
  BoundProject,
  Freshness,
  InstallationStep,
  InstallationStepId,
  INSTALLATION_STEPS,
} from 'backstage-plugin-cns-common';
import { BindingService, ResolvedBinding } from '../../bindings/BindingService';
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
  readonly #now: () => number;

  constructor(options: {
    bindings: BindingService;
    projects: ProjectReader;
    connections: ConnectionReader;
    prometheus: PrometheusFactsReader;
    now?: () => number;
  }) {
    this.#bindings = options.bindings;
    this.#projects = options.projects;
    this.#connections = options.connections;
    this.#prometheus = options.prometheus;
    this.#now = options.now ?? Date.now;
  }

  async list(query: EntityQuery): Promise<Answer<InstallationStep>> {
    const resolved = await this.#bindings.resolve(query.entity);
    const facts = await Promise.all(
      resolved.clusters.map(cluster => this.#readFacts(cluster, resolved)),
    );
    return {
      items: facts.flatMap(judge),
      problems: placeProblems(resolved),
      freshness: facts.flatMap(({ freshness }) => freshness),
    };
  }

  async #readFacts(
    cluster: ClusterStateReader,
    { binding, management }: ResolvedBinding,
  ): Promise<InstallationFacts> {
    const stated = management.get(cluster.name);
    const managing: BoundProject | undefined = stated?.project && {
      ...stated.project,
      role: 'management',
    };
    const services = binding.projects.filter(({ role }) => role === 'service');
    const [prometheus, connection, project] = await Promise.all([
      this.#prometheus.read(cluster),
      this.#connections.read([...(managing ? [managing] : []), ...services]),
      managing && this.#projects.read(managing),
    ]);
    return {
      cluster: cluster.name,
      cilium: ciliumFacts(cluster),
      prometheus,
      connection,
      managementProject: project
        ? toProjectFact(project)
        : stated?.problem && { state: 'unknown', problem: stated.problem },
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
