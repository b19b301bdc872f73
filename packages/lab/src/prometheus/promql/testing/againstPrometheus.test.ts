import {
  ChildProcess,
  execFileSync,
  spawn,
  spawnSync,
} from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { evaluateInstant, evaluateRange } from '../evaluateQuery';
import { METRIC_NAME } from '../Labels';
import { describeAnswer, ordered, rounded } from './describeAnswer';
import { RecordedSeries, RecordedSource } from './RecordedSeries';
import { RECORDED_FROM_MS, recordSampleHour } from './recordSampleHour';
import { RECORDED_AT_MS, SAMPLE_QUERIES } from './sampleQueries';
import { trimAnswer } from './trimAnswer';

/**
 * The same samples are given to a real Prometheus and to our evaluator, and every query must get the same answer.
 * Needs Debian's `prometheus` package 2.42 (`prometheus` and `promtool` in PATH); elsewhere the block says that it is skipped,
 * and recordedAnswers.test.ts compares with what a Prometheus said when it was there. `CNS_LAB_RECORD=1` writes that down.
 */
const version = spawnSync('prometheus', ['--version'], { encoding: 'utf8' });
// Later releases read the left end of a range differently, and the evaluator follows this one.
const installed =
  /version 2\.42\./.test(`${version.stdout}${version.stderr}`) &&
  spawnSync('promtool', ['--version']).status === 0;

const suite = installed ? describe : describe.skip;

suite('the evaluator beside a real Prometheus', () => {
  const series = recordSampleHour();
  const source = new RecordedSource(series);
  let directory: string;
  let server: ChildProcess;
  let url: string;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'cns-lab-prometheus-'));
    const samples = join(directory, 'samples.txt');
    writeFileSync(samples, toOpenMetrics(series));
    const data = join(directory, 'data');
    execFileSync('promtool', [
      ...['tsdb', 'create-blocks-from', 'openmetrics', samples, data],
    ]);
    const configuration = join(directory, 'prometheus.yml');
    writeFileSync(configuration, 'scrape_configs: []\n');
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    server = spawn(
      'prometheus',
      [
        `--config.file=${configuration}`,
        `--storage.tsdb.path=${data}`,
        '--storage.tsdb.retention.time=100y',
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { stdio: 'ignore' },
    );
    await untilReady(url);
  }, 60_000);

  afterAll(async () => {
    if (server) {
      const ended = once(server, 'exit');
      server.kill();
      await ended;
    }
    rmSync(directory, { recursive: true, force: true });
  }, 30_000);

  it.each(SAMPLE_QUERIES)('instant: %s', async query => {
    for (const minute of [1, 20.5, 21, 47.13, 66]) {
      const timeMs = RECORDED_FROM_MS + minute * 60_000;
      const parameters = { query, time: String(timeMs / 1_000) };
      expect({
        minute,
        ...describeAnswer(query, expression =>
          evaluateInstant(source, expression, timeMs),
        ),
      }).toEqual({ minute, ...(await theirs(url, 'query', parameters)) });
    }
  });

  it('said what is written down in recordedAnswers.json', async () => {
    const answers: Record<string, object> = {};
    for (const query of SAMPLE_QUERIES) {
      const time = String(RECORDED_AT_MS / 1_000);
      answers[query] = trimAnswer(await theirs(url, 'query', { query, time }));
    }
    const file = join(__dirname, 'recordedAnswers.json');
    if (process.env.CNS_LAB_RECORD === '1') {
      writeFileSync(file, `${JSON.stringify(answers, undefined, 2)}\n`);
    }
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(answers);
  });

  it.each(SAMPLE_QUERIES)('range: %s', async query => {
    const startMs = RECORDED_FROM_MS + 30_500;
    const endMs = RECORDED_FROM_MS + 65 * 60_000;
    const stepMs = 70_000;
    const parameters = {
      query,
      start: String(startMs / 1_000),
      end: String(endMs / 1_000),
      step: String(stepMs / 1_000),
    };
    expect(
      describeAnswer(query, expression =>
        evaluateRange(source, expression, { startMs, endMs, stepMs }),
      ),
    ).toEqual(await theirs(url, 'query_range', parameters));
  });
});

async function theirs(
  url: string,
  endpoint: string,
  parameters: Record<string, string>,
): Promise<object> {
  const response = await fetch(
    `${url}/api/v1/${endpoint}?${new URLSearchParams(parameters)}`,
  );
  const body = await response.json();
  if (body.status !== 'success') {
    return { error: body.errorType };
  }
  const { resultType: type, result } = body.data;
  switch (type) {
    case 'scalar':
      return { type, lines: [rounded(Number(go(result[1])))] };
    case 'string':
      return { type, lines: [result[1]] };
    case 'vector':
      return {
        type,
        lines: ordered(
          parameters.query,
          result.map(
            (line: { metric: object; value: [number, string] }) =>
              `${JSON.stringify(line.metric)} ${rounded(
                Number(go(line.value[1])),
              )}`,
          ),
        ),
      };
    default:
      return {
        type,
        lines: result
          .map(
            (line: { metric: object; values: [number, string][] }) =>
              `${JSON.stringify(line.metric)} ${line.values
                .map(([at, value]) => `${at}:${rounded(Number(go(value)))}`)
                .join(' ')}`,
          )
          .sort(),
      };
  }
}

function go(text: string): string {
  return text.replace('Inf', 'Infinity');
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
