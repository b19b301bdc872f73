import { createServer, type Server } from 'node:http';
import { findFreePort } from '../findFreePorts.ts';
import { MetricsSample, type MetricsSampleName } from './MetricsSample.ts';

/** One Cilium agent to play. @internal */
export interface HubbleNode {
  /** Its node's name; Prometheus puts it into the label `node`. */
  readonly node: string;
  readonly sample: MetricsSampleName;
}

/** @internal */
export interface HubbleExporterOptions {
  /** Default: nodes n1 and n2 with namespace labels. */
  readonly nodes?: readonly HubbleNode[];
  /** How long the agents are supposed to have been running, in seconds. Default 60. */
  readonly runningForSeconds?: number;
}

const TWO_NODES: readonly HubbleNode[] = [
  { node: 'n1', sample: 'namespace-context-n1' },
  { node: 'n2', sample: 'namespace-context-n2' },
];

/**
 * Plays the metrics endpoint of Cilium agents: real names and labels, and counters that grow by one round of the played
 * traffic each second, so that every rate is known beforehand. The metrics of a node are at `/NODE/metrics`.
 *
 * @internal
 */
export class HubbleExporter {
  readonly address: string;
  readonly nodes: readonly HubbleNode[];
  readonly runningForSeconds: number;
  readonly startedAt: number;
  readonly #server: Server;
  readonly #samples: ReadonlyMap<string, MetricsSample>;

  private constructor(options: HubbleExporterOptions, port: number) {
    this.nodes = options.nodes ?? TWO_NODES;
    this.runningForSeconds = options.runningForSeconds ?? 60;
    this.startedAt = Date.now() / 1000;
    this.address = `127.0.0.1:${port}`;
    this.#samples = new Map(
      this.nodes.map(({ node, sample }) => [node, MetricsSample.read(sample)]),
    );
    this.#server = createServer((request, response) => {
      const node = /^\/([^/]+)\/metrics$/.exec(request.url ?? '')?.[1];
      const sample = node === undefined ? undefined : this.#samples.get(node);
      if (!sample) {
        response.writeHead(404).end();
        return;
      }
      response
        .writeHead(200, {
          'content-type': 'text/plain; version=0.0.4; charset=utf-8',
        })
        .end(sample.render(this.roundsAt(Date.now() / 1000)));
    });
  }

  static async start(
    options: HubbleExporterOptions = {},
  ): Promise<HubbleExporter> {
    const port = await findFreePort();
    const exporter = new HubbleExporter(options, port);
    await new Promise<void>(resolve =>
      exporter.#server.listen(port, '127.0.0.1', resolve),
    );
    // A test that forgets to stop it must not hang.
    exporter.#server.unref();
    return exporter;
  }

  /** How many rounds of traffic have been played at a time, in seconds since 1970. */
  roundsAt(time: number): number {
    return Math.max(0, time - this.startedAt + this.runningForSeconds);
  }

  /** By how much per second all series that match grow together, over all nodes. */
  ratePerSecond(series: RegExp): number {
    return [...this.#samples.values()].reduce(
      (sum, sample) => sum + sample.growthPerRound(series),
      0,
    );
  }

  /**
   * What Prometheus would have recorded while the agents ran, until this exporter was started, in the OpenMetrics format.
   * One sample each `stepSeconds`.
   */
  *history(stepSeconds: number): Generator<string> {
    const first = this.startedAt - this.runningForSeconds;
    for (const { node } of this.nodes) {
      const sample = this.#samples.get(node);
      const labels = `instance="${this.address}",job="hubble-metrics",node="${node}"`;
      for (
        let time = first;
        sample && time < this.startedAt;
        time += stepSeconds
      ) {
        for (const line of sample.seriesAfter(this.roundsAt(time), labels)) {
          yield `${line} ${time.toFixed(3)}\n`;
        }
      }
    }
    yield '# EOF\n';
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }
}
