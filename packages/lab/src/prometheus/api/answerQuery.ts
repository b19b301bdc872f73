import { Clock } from '../../world';
import { checkExpression } from '../promql/checkExpression';
import { evaluateInstant, evaluateRange } from '../promql/evaluateQuery';
import { Expression } from '../promql/Expression';
import { parseExpression } from '../promql/parseExpression';
import { PromQlError } from '../promql/PromQlError';
import { SeriesSource } from '../promql/SampleSeries';
import { readStep, readTime } from './readParameters';
import { toQueryData } from './toQueryData';

/** As in Prometheus: more would not fit on any screen. */
const MOST_POINTS = 11_000;

/** `data` of `/api/v1/query`. @internal */
export function answerQuery(
  source: SeriesSource,
  clock: Clock,
  parameters: URLSearchParams,
): object {
  const timeMs = readTime(parameters, 'time', clock.now());
  const expression = readQuery(parameters);
  return toQueryData(evaluateInstant(source, expression, timeMs));
}

/** `data` of `/api/v1/query_range`. @internal */
export function answerQueryRange(
  source: SeriesSource,
  parameters: URLSearchParams,
): object {
  const startMs = readTime(parameters, 'start', undefined);
  const endMs = readTime(parameters, 'end', undefined);
  if (endMs < startMs) {
    throw new PromQlError(
      'bad_data',
      'invalid parameter "end": end timestamp must not be before start time',
    );
  }
  const stepMs = readStep(parameters);
  if ((endMs - startMs) / stepMs > MOST_POINTS) {
    throw new PromQlError(
      'bad_data',
      'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
    );
  }
  const expression = readQuery(parameters);
  const type = checkExpression(expression);
  if (type !== 'scalar' && type !== 'instant vector') {
    throw new PromQlError(
      'bad_data',
      `invalid parameter "query": invalid expression type "${type}" for range query, must be Scalar or instant Vector`,
    );
  }
  return toQueryData(
    evaluateRange(source, expression, { startMs, endMs, stepMs }),
  );
}

function readQuery(parameters: URLSearchParams): Expression {
  return parseExpression(parameters.get('query') ?? '');
}
