import { Upstream } from 'backstage-plugin-cns-common';
import {
  PrometheusClient,
  PrometheusClients,
} from '../../clients/prometheus/PrometheusClient';
import { PromQuery } from '../../clients/prometheus/PromQuery';
import { ClusterStateReader } from '../../cluster-state/ClusterStateReader';
import { CachedValue, CoalescingCache } from '../../http/CoalescingCache';
import { toUpstreamProblem } from '../../http/toUpstreamProblem';
import { toMinute } from '../toMinute';
import { TrafficReader } from '../traffic/TrafficReader';
import { FLOWS_METRIC } from '../traffic/trafficQueries';
import { Fact, PrometheusFacts } from './InstallationFacts';

/**
 * Reads what a cluster's Prometheus says about itself and about Hubble.
 *
 * @internal
 */
export class PrometheusFactsReader {
  readonly #clients: PrometheusClients;
  readonly #traffic: Pick<TrafficReader, 'metricLabels'>;
  readonly #versions: CoalescingCache<string | undefined>;
  readonly #agents: CoalescingCache<number>;
  readonly #now: () => number;

  constructor(options: {
    prometheus: PrometheusClients;
    traffic: Pick<TrafficReader, 'metricLabels'>;
    /** Milliseconds for which an answer is shared. */
    cacheMs: number;
    now?: () => number;
  }) {
    this.#clients = options.prometheus;
    this.#traffic = options.traffic;
    this.#now = options.now ?? Date.now;
    const { cacheMs: ttlMs, now } = options;
    this.#versions = new CoalescingCache({ ttlMs, now });
    this.#agents = new CoalescingCache({ ttlMs, now });
  }

  /** Never throws. Absent when no Prometheus is configured for the cluster. */
  async read(
    cluster: ClusterStateReader,
  ): Promise<PrometheusFacts | undefined> {
    const client = this.#clients.find(cluster.name);
    if (!client) {
      return undefined;
    }
    const namespaces = new Set(cluster.namespaces().map(({ name }) => name));
    const [flows, version, scrapedAgents] = await Promise.all([
      toFact(cluster.name, () =>
        this.#traffic.metricLabels(
          client,
          cluster.name,
          FLOWS_METRIC,
          namespaces,
        ),
      ),
      toFact(cluster.name, () =>
        this.#versions.get(
          cluster.name,
          async () => (await client.buildInfo()).version,
        ),
      ),
      toFact(cluster.name, () =>
        this.#agents.get(cluster.name, () => this.#countAgents(client)),
      ),
    ]);
    return {
      // Which labels there are is believed for longer than this count, which is asked of the same store: when it cannot be had now, what was so
      // before says nothing.
      flows: scrapedAgents.state === 'unknown' ? scrapedAgents : flows,
      version,
      scrapedAgents,
    };
  }

  async #countAgents(client: PrometheusClient): Promise<number> {
    const perAgent = PromQuery.select(FLOWS_METRIC, client.matchers).count([
      'instance',
    ]);
    const { data } = await client.query(
      perAgent.count(),
      Math.floor(this.#now() / 1_000),
    );
    return data[0]?.value ?? 0;
  }
}

async function toFact<T>(
  cluster: string,
  read: () => Promise<CachedValue<T>>,
): Promise<Fact<T>> {
  const upstream: Upstream = { kind: 'prometheus', name: cluster };
  try {
    const { value, loadedAt, error } = await read();
    // What was so before it went away does not say how it is installed now.
    return error === undefined
      ? { state: 'known', value, at: toMinute(loadedAt) }
      : { state: 'unknown', problem: toUpstreamProblem(upstream, error) };
  } catch (error) {
    return { state: 'unknown', problem: toUpstreamProblem(upstream, error) };
  }
}
