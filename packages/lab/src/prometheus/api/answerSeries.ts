import { Clock } from '../../world';
import { Labels, METRIC_NAME } from '../promql/Labels';
import { parseExpression } from '../promql/parseExpression';
import { PromQlError } from '../promql/PromQlError';
import { SeriesSource } from '../promql/SampleSeries';
import { readTime } from './readParameters';

const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** `data` of `/api/v1/series`: the label sets that match one of the selectors. @internal */
export function answerSeries(
  source: SeriesSource,
  clock: Clock,
  parameters: URLSearchParams,
): readonly Labels[] {
  if (parameters.getAll('match[]').length === 0) {
    throw new PromQlError('bad_data', 'no match[] parameter provided');
  }
  return matchingLabels(source, clock, parameters);
}

/** `data` of `/api/v1/labels`. @internal */
export function answerLabels(
  source: SeriesSource,
  clock: Clock,
  parameters: URLSearchParams,
): readonly string[] {
  const names = new Set(
    matchingLabels(source, clock, parameters).flatMap(labels => labels.names),
  );
  return [...names].sort();
}

/** `data` of `/api/v1/label/<name>/values`. @internal */
export function answerLabelValues(
  source: SeriesSource,
  clock: Clock,
  parameters: URLSearchParams,
  name: string,
): readonly string[] {
  if (!LABEL_NAME.test(name)) {
    throw new PromQlError(
      'bad_data',
      `invalid label name: ${JSON.stringify(name)}`,
    );
  }
  const values = new Set(
    matchingLabels(source, clock, parameters)
      .map(labels => labels.get(name))
      .filter(value => value !== ''),
  );
  return [...values].sort();
}

function matchingLabels(
  source: SeriesSource,
  clock: Clock,
  parameters: URLSearchParams,
): readonly Labels[] {
  const startMs = readTime(parameters, 'start', 0);
  const endMs = readTime(parameters, 'end', clock.now());
  if (endMs < startMs) {
    throw new PromQlError(
      'bad_data',
      'invalid parameter "end": end timestamp must not be before start time',
    );
  }
  const selectors = parameters.getAll('match[]');
  const matcherLists =
    selectors.length === 0 ? [[]] : selectors.map(readSelector);
  const found = new Map<string, Labels>();
  for (const matchers of matcherLists) {
    for (const { labels } of source.select(matchers, startMs, endMs)) {
      found.set(labels.key, labels);
    }
  }
  return [...found.values()].sort((a, b) => {
    const [x, y] = [a.get(METRIC_NAME) + a.key, b.get(METRIC_NAME) + b.key];
    return x < y ? -1 : Number(x > y);
  });
}

function readSelector(text: string) {
  const expression = parseExpression(text);
  if (expression.kind !== 'selector') {
    throw new PromQlError(
      'bad_data',
      `invalid parameter "match[]": expected a series selector, got ${JSON.stringify(
        text,
      )}`,
    );
  }
  return expression.matchers;
}
