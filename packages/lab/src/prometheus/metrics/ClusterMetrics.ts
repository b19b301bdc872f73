import { Cluster, World } from '../../world';
import { LabelMatcher } from '../promql/LabelMatcher';
import { METRIC_NAME } from '../promql/Labels';
import { SampleSeries, SeriesSource } from '../promql/SampleSeries';
import { ChangeWatch } from './ChangeWatch';
import { ClusterTopology } from './ClusterTopology';
import { countEvent } from './countEvent';
import { DecideLanes } from './LaneOutcome';
import { lanesOf } from './TrafficLane';
import { IntentCurve } from './IntentCurve';
import { listPolicies } from './listPolicies';
import { policyHistory } from './policyHistory';
import { readCiliumSettings } from './readCiliumSettings';
import { SeriesTable } from './SeriesTable';
import { toFlowEvents } from './toFlowEvents';

const HISTORY_MS = 30 * 86_400_000;

/**
 * Everything that the Prometheus of one cluster has scraped: computed from the cluster's traffic, its policies and the
 * settings of its Cilium, from thirty days before the world began until now.
 *
 * @remarks
 * What counts where is worked out when something changes that it depends on, not per query; what was counted before
 * the change stays. Policies that carry a creation time in the thirty days count from then on.
 *
 * @internal
 */
export class ClusterMetrics implements SeriesSource {
  readonly #world: World;
  readonly #cluster: Cluster;
  readonly #decide: DecideLanes;
  readonly #table: SeriesTable;
  readonly #curves = new Map<string, IntentCurve>();
  readonly #changes: ChangeWatch;
  #topology: ClusterTopology;

  constructor(world: World, cluster: Cluster, decide: DecideLanes) {
    this.#world = world;
    this.#cluster = cluster;
    this.#decide = decide;
    const sinceMs = world.startedAt - HISTORY_MS;
    const random = world.random.fork(`prometheus/${cluster.name}`);
    this.#topology = new ClusterTopology(cluster);
    this.#table = new SeriesTable(world.clock, random, sinceMs);
    for (const intent of cluster.traffic) {
      const own = random.fork(`curve/${intent.id}`);
      this.#curves.set(intent.id, new IntentCurve(intent, own));
    }
    for (const { fromMs, policies } of policyHistory(
      listPolicies(cluster),
      sinceMs,
    )) {
      this.#update(fromMs, policies);
    }
    this.#changes = new ChangeWatch(world.clock, cluster, (atMs, scope) => {
      if (scope === 'everything') {
        this.#topology = new ClusterTopology(cluster);
      }
      this.#update(atMs, listPolicies(cluster));
    });
  }

  /** Names of all metrics, in order. */
  get metricNames(): readonly string[] {
    this.#changes.flush();
    return this.#table.metricNames;
  }

  select(
    matchers: readonly LabelMatcher[],
    fromMs: number,
    toMs: number,
  ): readonly SampleSeries[] {
    this.#changes.flush();
    const name = matchers.find(
      matcher => matcher.name === METRIC_NAME && matcher.operator === '=',
    );
    return this.#table
      .series(name?.value)
      .filter(
        series =>
          matchers.every(matcher => matcher.matches(series.labels)) &&
          series.window(fromMs, toMs).length > 0,
      );
  }

  #update(atMs: number, policies: ReturnType<typeof listPolicies>): void {
    const cluster = this.#cluster;
    const table = this.#table;
    const topology = this.#topology;
    const settings = readCiliumSettings(cluster);
    table.begin(atMs);
    table.target('prometheus', 'localhost:9090', {
      process: 'prometheus',
      labels: {},
    });
    for (const [node, agent] of settings ? topology.agents : []) {
      const address = nodeAddress(cluster, node);
      const target = {
        process: `cilium/${node}`,
        labels: { namespace: settings?.namespace ?? '', node, pod: agent },
      };
      const cilium = table.target('cilium-agent', `${address}:9962`, target);
      table.gauge(cilium, 'cilium_policy', {}, policies.length);
      table.gauge(
        cilium,
        'cilium_endpoint_state',
        { endpoint_state: 'ready' },
        topology.podsPerNode.get(node) ?? 0,
      );
      table.gauge(cilium, 'cilium_unreachable_nodes', {}, 0);
      if (settings && settings.hubbleMetrics.size > 0) {
        table.target('hubble-metrics', `${address}:9965`, target);
        this.#countLostEvents(`${address}:9965`, node);
      }
    }
    if (settings && settings.hubbleMetrics.size > 0) {
      this.#countTraffic(topology, settings, policies);
    }
    table.end();
  }

  #countLostEvents(instance: string, node: string): void {
    const id = `lost/${node}`;
    const curve =
      this.#curves.get(id) ??
      new IntentCurve(
        { ratePerSecond: 0.004, daily: 0.6 },
        this.#world.random.fork(`${this.#cluster.name}/${id}`),
      );
    this.#curves.set(id, curve);
    this.#table.count('hubble-metrics', instance, {
      key: id,
      name: 'hubble_lost_events_total',
      labels: { source: 'HUBBLE_RING_BUFFER' },
      curve,
      factor: 1,
    });
  }

  #countTraffic(
    topology: ClusterTopology,
    settings: NonNullable<ReturnType<typeof readCiliumSettings>>,
    policies: ReturnType<typeof listPolicies>,
  ): void {
    const lanes = this.#cluster.traffic.flatMap(intent =>
      lanesOf(intent, topology),
    );
    const outcomes = this.#decide({
      cluster: this.#cluster,
      settings,
      topology,
      policies,
      lanes,
    });
    const addresses = new Map(
      topology.nodes.map(node => [node, nodeAddress(this.#cluster, node)]),
    );
    lanes.forEach((lane, index) => {
      const outcome = outcomes[index];
      const curve = this.#curves.get(lane.intent.id);
      if (!outcome || !curve) {
        return;
      }
      toFlowEvents(lane, outcome, topology, settings.auditMode).forEach(
        (event, number) => {
          if (!topology.agents.has(event.node)) {
            return;
          }
          const instance = `${addresses.get(event.node)}:9965`;
          for (const increment of countEvent(event, settings.hubbleMetrics)) {
            this.#table.count('hubble-metrics', instance, {
              key: `${lane.intent.id}/${index}/${number}`,
              ...increment,
              curve,
            });
          }
        },
      );
    });
  }
}

function nodeAddress(cluster: Cluster, node: string): string {
  const object = cluster.objects.get('nodes', undefined, node);
  const status: unknown = object?.status;
  if (
    typeof status !== 'object' ||
    status === null ||
    !('addresses' in status)
  ) {
    return node;
  }
  const { addresses } = status;
  const internal: unknown = Array.isArray(addresses)
    ? addresses.find(address => address?.type === 'InternalIP')?.address
    : undefined;
  return typeof internal === 'string' ? internal : node;
}
