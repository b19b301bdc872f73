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
import { evaluateInstant, evaluateRange, QueryResult } from './evaluateQuery';
import { formatSampleValue } from './formatSampleValue';
import { METRIC_NAME } from './Labels';
import { parseExpression } from './parseExpression';
import { PromQlError } from './PromQlError';
import { RecordedSeries, RecordedSource } from './RecordedSeries';
import { RECORDED_FROM_MS, recordSampleHour } from './recordSampleHour';

/**
 * The same samples are given to a real Prometheus and to our evaluator, and every query must get the same answer.
 * Needs Debian's `prometheus` package (`prometheus` and `promtool` in PATH); elsewhere the block says that it is skipped.
 */
const installed =
  spawnSync('prometheus', ['--version']).status === 0 &&
  spawnSync('promtool', ['--version']).status === 0;

const FLOWS = 'hubble_flows_processed_total';
const QUERIES = [
  FLOWS,
  `${FLOWS}{verdict="DROPPED"}`,
  `${FLOWS}{source!="", destination=~"sh.*|x"}`,
  `${FLOWS}{verdict!~"FORW.*", source=""}`,
  `${FLOWS} offset 7m`,
  `${FLOWS} offset -2m`,
  `rate(${FLOWS}[5m])`,
  `rate(${FLOWS}[1m])`,
  `rate(${FLOWS}[47s])`,
  `rate(${FLOWS}[20s])`,
  `increase(${FLOWS}[17m30s])`,
  `increase(${FLOWS}[1h])`,
  `irate(${FLOWS}[2m])`,
  `resets(${FLOWS}[30m])`,
  `rate(${FLOWS}[5m] offset 10m)`,
  `sum(rate(${FLOWS}[5m]))`,
  `sum by (verdict) (rate(${FLOWS}[5m]))`,
  `sum without (instance, type) (rate(${FLOWS}[5m]))`,
  `avg by (source) (${FLOWS})`,
  `min(${FLOWS})`,
  `max by (instance) (${FLOWS})`,
  `count by (verdict, instance) (${FLOWS} > 100)`,
  `group by (source) (${FLOWS})`,
  // early on values tie, and which of them topk keeps is not defined
  `topk(3, sum by (source, verdict) (increase(${FLOWS}[10m])) and on () (vector(time()) > ${
    RECORDED_FROM_MS / 1_000 + 300
  }))`,
  `bottomk by (verdict) (1, ${FLOWS})`,
  `sum by (verdict) (rate(${FLOWS}{destination="shop"}[5m]) or on (source, destination, verdict) rate(${FLOWS}{source="shop"}[5m]))`,
  `sum(rate(${FLOWS}{verdict="DROPPED"}[5m])) / sum(rate(${FLOWS}[5m]))`,
  `sum by (instance) (${FLOWS}) / on (instance) up`,
  `sum by (instance, verdict) (${FLOWS}) / on (instance) group_left (job) up`,
  `up * on (instance) group_right () sum by (instance, verdict) (${FLOWS})`,
  `sum by (instance, verdict) (${FLOWS}) - ignoring (verdict) group_left sum by (instance) (${FLOWS})`,
  `${FLOWS}{verdict="FORWARDED"} - ignoring (verdict, type) ${FLOWS}{verdict="AUDIT"}`,
  `${FLOWS} and ignoring (verdict) ${FLOWS}{verdict="AUDIT"}`,
  `${FLOWS} unless on (source) ${FLOWS}{source="shop"}`,
  `${FLOWS} > bool 300`,
  `300 < ${FLOWS}`,
  `${FLOWS} == ${FLOWS}`,
  `-${FLOWS}{source="shop"} % 7 ^ 2 ^ 1`,
  `-2 ^ 2`,
  `2 * 3 + 4 / 0`,
  `0 / 0`,
  `1 <= bool 2`,
  `time() - ${FLOWS}{source="shop",verdict="AUDIT"}`,
  `clamp_min(${FLOWS} - 300, 0)`,
  `clamp_max(${FLOWS}, 300)`,
  `absent(${FLOWS}{source="nobody", verdict=~"x"})`,
  `absent(${FLOWS})`,
  `vector(3) + scalar(up{instance="n1"})`,
  `scalar(up)`,
  `round(rate(${FLOWS}[5m]), 0.01)`,
  `ceil(rate(${FLOWS}[5m])) - floor(rate(${FLOWS}[5m]))`,
  `abs(-up)`,
  `sort_desc(sum by (source) (${FLOWS}))`,
  `timestamp(up)`,
  `histogram_quantile(0.9, sum by (le) (rate(hubble_http_request_duration_seconds_bucket[5m])))`,
  `histogram_quantile(0.2, rate(hubble_http_request_duration_seconds_bucket[5m]))`,
  `histogram_quantile(1.5, hubble_http_request_duration_seconds_bucket)`,
  `label{a="1"}`,
  `{__name__=~"up|nothing"}`,
  `'text'`,
  `0x1F + 1e-9`,
  // refused by both
  `rate(${FLOWS})`,
  `sum(rate(${FLOWS}[5m])`,
  `${FLOWS}{verdict=~"("}`,
  `{source=""}`,
  `1 > 2`,
  `${FLOWS} and 1`,
  `nonsense(${FLOWS})`,
  `rate(${FLOWS}[0s])`,
  `sum(1)`,
  `${FLOWS}{verdict="FORWARDED"} / ignoring (instance, type, source, destination) ${FLOWS}{verdict="FORWARDED"}`,
  `sum by (instance, verdict) (${FLOWS}) / on (instance) up`,
  `rate({__name__=~"up|hubble_flows_processed_total",instance="n1"}[5m])`,
  ``,
];

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

  it.each(QUERIES)('instant: %s', async query => {
    for (const minute of [1, 20.5, 21, 47.13, 66]) {
      const timeMs = RECORDED_FROM_MS + minute * 60_000;
      const parameters = { query, time: String(timeMs / 1_000) };
      expect({
        minute,
        ...ours(query, expression =>
          evaluateInstant(source, expression, timeMs),
        ),
      }).toEqual({ minute, ...(await theirs(url, 'query', parameters)) });
    }
  });

  it.each(QUERIES)('range: %s', async query => {
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
      ours(query, expression =>
        evaluateRange(source, expression, { startMs, endMs, stepMs }),
      ),
    ).toEqual(await theirs(url, 'query_range', parameters));
  });
});

/** An answer without what may differ: order of unsorted vectors, digits beyond the twelfth, wording of errors. */
function ours(
  query: string,
  evaluate: (expression: ReturnType<typeof parseExpression>) => QueryResult,
): object {
  try {
    const result = evaluate(parseExpression(query));
    switch (result.resultType) {
      case 'scalar':
        return { type: 'scalar', lines: [rounded(result.sample.value)] };
      case 'string':
        return { type: 'string', lines: [result.text] };
      case 'vector':
        return {
          type: 'vector',
          lines: ordered(
            query,
            result.vector.map(
              ({ labels, sample }) =>
                `${JSON.stringify(labels)} ${rounded(sample.value)}`,
            ),
          ),
        };
      case 'matrix':
        return {
          type: 'matrix',
          lines: result.matrix
            .map(
              ({ labels, samples }) =>
                `${JSON.stringify(labels)} ${samples
                  .map(s => `${s.timeMs / 1_000}:${rounded(s.value)}`)
                  .join(' ')}`,
            )
            .sort(),
        };
      default:
        throw new Error('unknown result');
    }
  } catch (error) {
    if (error instanceof PromQlError) {
      return { error: error.errorType };
    }
    throw error;
  }
}

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

function ordered(query: string, lines: readonly string[]): readonly string[] {
  return query.startsWith('sort') || query.startsWith('topk')
    ? lines
    : [...lines].sort();
}

function go(text: string): string {
  return text.replace('Inf', 'Infinity');
}

function rounded(value: number): string {
  return formatSampleValue(Number(value.toPrecision(12)));
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
