import {
  Answer,
  LogSource,
  UpstreamProblem,
} from 'backstage-plugin-cns-common';
import { BindingService, BoundPlace } from '../../bindings/BindingService';
import {
  ClusterController,
  ClusterPod,
} from '../../cluster-state/ClusterObjects';
import { ClusterStateReader } from '../../cluster-state/ClusterStateReader';
import { EntityQuery } from '../EntityQuery';
import { placeProblems } from '../placeProblems';
import { fillLogLinks, LogLinkTemplate } from './fillLogLinks';
import { followCommand, placeCommands } from './logCommands';
import { LogsService } from './LogsService';

/**
 * {@link LogsService} over the watch cache: it makes no call, it says where to look.
 *
 * @internal
 */
export class DefaultLogsService implements LogsService {
  readonly #bindings: BindingService;
  readonly #links: readonly LogLinkTemplate[];

  constructor(options: {
    bindings: BindingService;
    links: readonly LogLinkTemplate[];
  }) {
    this.#bindings = options.bindings;
    this.#links = options.links;
  }

  async list(query: EntityQuery): Promise<Answer<LogSource>> {
    const resolved = await this.#bindings.resolve(query.entity);
    const confirmed = resolved.places.flatMap(place =>
      place.cluster && place.target.trust === 'confirmed'
        ? [{ place, cluster: place.cluster }]
        : [],
    );
    const clusters = [...new Set(confirmed.map(({ cluster }) => cluster))];
    return {
      items: confirmed.map(({ place, cluster }) =>
        this.#toLogSource(place, cluster, resolved.binding.entityRef),
      ),
      problems: [
        ...placeProblems(resolved),
        ...clusters.flatMap(cluster => [
          ...cluster.problems(),
          ...noAgentProblem(cluster),
        ]),
      ],
      freshness: clusters.map(cluster =>
        cluster.freshness([
          ...confirmed
            .filter(one => one.cluster === cluster)
            .map(({ place }) => place.target.namespace),
          ...cluster.ciliumAgents().map(({ namespace }) => namespace),
        ]),
      ),
    };
  }

  #toLogSource(
    place: BoundPlace,
    cluster: ClusterStateReader,
    entityRef: string,
  ): LogSource {
    const { target } = place;
    const pods = place.pods();
    const nodes = [...new Set(pods.flatMap(({ node }) => node ?? []))].sort();
    const daemonSet = cluster.ciliumAgents().at(0);
    const container = daemonSet && logContainer(daemonSet);
    const agents = daemonSet
      ? agentPods(cluster, daemonSet).flatMap(agent => {
          const { node } = agent;
          return node && nodes.includes(node) ? [{ agent, node }] : [];
        })
      : [];
    agents.sort((a, b) => a.node.localeCompare(b.node, 'en'));

    return {
      cluster: cluster.name,
      namespace: target.namespace,
      container,
      agents: container
        ? agents.map(({ agent, node }) => ({
            namespace: agent.namespace,
            pod: agent.name,
            node,
            ready: agent.ready,
            serves: pods
              .filter(pod => pod.node === node)
              .map(({ name }) => name)
              .sort(),
            command: followCommand({
              cluster: cluster.name,
              namespace: agent.namespace,
              pod: agent.name,
              container,
            }),
          }))
        : [],
      commands:
        daemonSet && container
          ? [
              ...placeCommands({
                cluster: cluster.name,
                namespace: target.namespace,
                container,
                agentNamespace: daemonSet.namespace,
                podLabels: daemonSet.podLabels,
                agents: agents.map(({ agent, node }) => ({
                  namespace: agent.namespace,
                  pod: agent.name,
                  node,
                })),
              }),
            ]
          : [],
      links: [
        ...fillLogLinks(this.#links, {
          cluster: cluster.name,
          namespace: target.namespace,
          entity: entityRef,
          pods: pods.map(({ name }) => name).sort(),
          nodes,
        }),
      ],
    };
  }
}

/** The monitor prints drops and verdicts, where the chart runs it (`monitor.enabled`); else the agent's own lines have to do. */
function logContainer(daemonSet: ClusterController): LogSource['container'] {
  return daemonSet.containers.some(({ name }) => name === 'cilium-monitor')
    ? 'cilium-monitor'
    : 'cilium-agent';
}

function agentPods(
  cluster: ClusterStateReader,
  daemonSet: ClusterController,
): ClusterPod[] {
  const wanted = Object.entries(daemonSet.podLabels);
  return cluster
    .pods(daemonSet.namespace)
    .filter(({ labels }) =>
      wanted.every(([key, value]) => labels[key] === value),
    );
}

function noAgentProblem(
  cluster: ClusterStateReader,
): readonly UpstreamProblem[] {
  return cluster.kindState('DaemonSet') === 'loaded' &&
    cluster.ciliumAgents().length === 0
    ? [
        {
          upstream: { kind: 'kubernetes', name: cluster.name },
          code: 'not-found',
          message: `Cluster ${cluster.name} has no Cilium agents (DaemonSet with label k8s-app=cilium), so nobody writes lines about drops.`,
          hint: 'The tab Installation shows how to install Cilium.',
        },
      ]
    : [];
}
