import {
  ChildProcess,
  execFileSync,
  spawn,
  spawnSync,
} from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { METRIC_NAME } from '../Labels';
import { RecordedSeries } from './RecordedSeries';

/** Whether Prometheus 2.42 and its tool are there. Later releases read the left end of a range differently. @internal */
export function isPrometheusInstalled(): boolean {
  const version = spawnSync('prometheus', ['--version'], { encoding: 'utf8' });
  return (
    /version 2\.42\./.test(`${version.stdout}${version.stderr}`) &&
    spawnSync('promtool', ['--version']).status === 0
  );
}

/**
 * A Prometheus on a free port of this machine that holds the given samples and scrapes nothing.
 *
 * @internal
 */
export class RealPrometheus {
  readonly url: string;
  readonly #server: ChildProcess;
  readonly #directory: string;

  private constructor(url: string, server: ChildProcess, directory: string) {
    this.url = url;
    this.#server = server;
    this.#directory = directory;
  }

  static async start(
    series: readonly RecordedSeries[],
  ): Promise<RealPrometheus> {
    const directory = mkdtempSync(join(tmpdir(), 'cns-lab-prometheus-'));
    const samples = join(directory, 'samples.txt');
    writeFileSync(samples, toOpenMetrics(series));
    const data = join(directory, 'data');
    execFileSync('promtool', [
      ...['tsdb', 'create-blocks-from', 'openmetrics', samples, data],
    ]);
    const configuration = join(directory, 'prometheus.yml');
    writeFileSync(configuration, 'scrape_configs: []\n');
    const port = await freePort();
    const server = spawn(
      'prometheus',
      [
        `--config.file=${configuration}`,
        `--storage.tsdb.path=${data}`,
        '--storage.tsdb.retention.time=100y',
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { stdio: 'ignore' },
    );
    const url = `http://127.0.0.1:${port}`;
    const started = new RealPrometheus(url, server, directory);
    try {
      await untilReady(url);
    } catch (error) {
      await started.stop();
      throw error;
    }
    return started;
  }

  async stop(): Promise<void> {
    if (this.#server.exitCode === null) {
      const ended = once(this.#server, 'exit');
      this.#server.kill();
      await ended;
    }
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

function toOpenMetrics(series: readonly RecordedSeries[]): string {
  const families = new Map<string, string[]>();
  for (const { labels, samples } of series) {
    const name = labels.get(METRIC_NAME);
    const lines = families.get(name) ?? [`# TYPE ${name} unknown`];
    families.set(name, lines);
    const text = labels.names
      .filter(label => label !== METRIC_NAME)
      .map(label => `${label}="${labels.get(label)}"`)
      .join(',');
    for (const { timeMs, value } of samples) {
      lines.push(`${name}{${text}} ${value} ${timeMs / 1_000}`);
    }
  }
  return `${[...families.values()].flat().join('\n')}\n# EOF\n`;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') {
    throw new Error('no port');
  }
  return address.port;
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const ready = await fetch(`${url}/-/ready`).then(
      response => response.ok,
      () => false,
    );
    if (ready) {
      return;
    }
    await sleep(100);
  }
  throw new Error('Prometheus did not become ready');
}
