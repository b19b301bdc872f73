import { createWriteStream, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { findFreePort } from '../findFreePorts.ts';
import { HttpClient } from '../http/HttpClient.ts';
import { requireProgram } from '../requireProgram.ts';
import { runCommand } from '../runCommand.ts';
import { RunDirectory } from '../RunDirectory.ts';
import type { HubbleExporter } from './HubbleExporter.ts';
import { PrometheusServer } from './PrometheusServer.ts';

/** @internal */
export interface PrometheusOptions {
  readonly exporter: HubbleExporter;
  /** Also load what the exporter's agents would have been recorded with before now. Default false. */
  readonly history?: boolean;
  /** Default 1. */
  readonly scrapeIntervalSeconds?: number;
}

const HISTORY_STEP_SECONDS = 15;

/**
 * Starts Debian's Prometheus on a free port, scraping the exporter, and returns when it answers queries over all of the
 * exporter's nodes.
 *
 * @internal
 */
export async function startPrometheus(
  options: PrometheusOptions,
): Promise<PrometheusServer> {
  const directory = RunDirectory.create('prometheus');
  const storage = directory.folder('data');
  if (options.history) {
    await loadHistory(directory, storage, options.exporter);
  }
  const configFile = directory.file('prometheus.json');
  writeFileSync(configFile, JSON.stringify(toConfig(options)));
  const port = await findFreePort();
  const server = new PrometheusServer({
    directory,
    client: new HttpClient({ url: `http://127.0.0.1:${port}` }),
    command: requireProgram('prometheus'),
    args: [
      `--config.file=${configFile}`,
      `--storage.tsdb.path=${storage}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
  });
  await server.start();
  await server.waitForTargets(options.exporter.nodes.length);
  return server;
}

/** JSON is YAML, which is what Prometheus reads. */
function toConfig({
  exporter,
  scrapeIntervalSeconds = 1,
}: PrometheusOptions): unknown {
  const interval = `${scrapeIntervalSeconds}s`;
  return {
    global: { scrape_interval: interval, scrape_timeout: interval },
    scrape_configs: [
      {
        job_name: 'hubble-metrics',
        honor_labels: true,
        static_configs: exporter.nodes.map(({ node }) => ({
          targets: [exporter.address],
          labels: { node, __metrics_path__: `/${node}/metrics` },
        })),
      },
    ],
  };
}

async function loadHistory(
  directory: RunDirectory,
  storage: string,
  exporter: HubbleExporter,
): Promise<void> {
  const file = directory.file('history.openmetrics');
  await pipeline(
    Readable.from(exporter.history(HISTORY_STEP_SECONDS)),
    createWriteStream(file),
  );
  await runCommand(requireProgram('promtool'), [
    'tsdb',
    'create-blocks-from',
    'openmetrics',
    '--quiet',
    file,
    storage,
  ]);
}
