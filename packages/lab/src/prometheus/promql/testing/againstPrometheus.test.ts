import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluateInstant, evaluateRange } from '../evaluateQuery';
import { askPrometheus } from './askPrometheus';
import { describeAnswer } from './describeAnswer';
import { isPrometheusInstalled, RealPrometheus } from './RealPrometheus';
import { RecordedSource } from './RecordedSeries';
import { RECORDED_FROM_MS, recordSampleHour } from './recordSampleHour';
import { RECORDED_AT_MS, SAMPLE_QUERIES } from './sampleQueries';
import { trimAnswer } from './trimAnswer';

/**
 * The same samples are given to a real Prometheus and to our evaluator, and every query must get the same answer.
 * Needs Debian's `prometheus` package 2.42 (`prometheus` and `promtool` in PATH); elsewhere the block says that it is skipped,
 * and recordedAnswers.test.ts compares with what a Prometheus said when it was there. `CNS_LAB_RECORD=1` writes that down.
 */
const suite = isPrometheusInstalled() ? describe : describe.skip;

suite('the evaluator beside a real Prometheus', () => {
  const series = recordSampleHour();
  const source = new RecordedSource(series);
  let prometheus: RealPrometheus;
  let url: string;

  beforeAll(async () => {
    prometheus = await RealPrometheus.start(series);
    url = prometheus.url;
  }, 60_000);

  afterAll(() => prometheus.stop(), 30_000);

  it.each(SAMPLE_QUERIES)('instant: %s', async query => {
    for (const minute of [1, 20.5, 21, 47.13, 66]) {
      const timeMs = RECORDED_FROM_MS + minute * 60_000;
      const parameters = { query, time: String(timeMs / 1_000) };
      expect({
        minute,
        ...describeAnswer(query, expression =>
          evaluateInstant(source, expression, timeMs),
        ),
      }).toEqual({
        minute,
        ...(await askPrometheus(url, 'query', parameters)),
      });
    }
  });

  it('said what is written down in recordedAnswers.json', async () => {
    const answers: Record<string, object> = {};
    for (const query of SAMPLE_QUERIES) {
      const time = String(RECORDED_AT_MS / 1_000);
      answers[query] = trimAnswer(
        await askPrometheus(url, 'query', { query, time }),
      );
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
    ).toEqual(await askPrometheus(url, 'query_range', parameters));
  });
});
