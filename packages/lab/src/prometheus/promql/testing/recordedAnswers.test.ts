import { evaluateInstant } from '../evaluateQuery';
import { describeAnswer } from './describeAnswer';
import recordedAnswers from './recordedAnswers.json';
import { RecordedSource } from './RecordedSeries';
import { recordSampleHour } from './recordSampleHour';
import { RECORDED_AT_MS, SAMPLE_QUERIES } from './sampleQueries';
import { trimAnswer } from './trimAnswer';

const recorded = new Map<string, object>(Object.entries(recordedAnswers));

describe('the evaluator beside the written answers of Prometheus 2.42', () => {
  const source = new RecordedSource(recordSampleHour());

  it.each(SAMPLE_QUERIES)('%s', query => {
    const answer = describeAnswer(query, expression =>
      evaluateInstant(source, expression, RECORDED_AT_MS),
    );
    expect(trimAnswer(answer)).toEqual(recorded.get(query));
  });
});
