import { QueryResult } from '../evaluateQuery';
import { Expression } from '../Expression';
import { formatSampleValue } from '../formatSampleValue';
import { parseExpression } from '../parseExpression';
import { PromQlError } from '../PromQlError';

/** An answer without what may differ: order of unsorted vectors, digits beyond the twelfth, wording of errors. */
export function describeAnswer(
  query: string,
  evaluate: (expression: Expression) => QueryResult,
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

/** Lines of a vector: as they are where the order says something, sorted otherwise. @internal */
export function ordered(
  query: string,
  lines: readonly string[],
): readonly string[] {
  return query.startsWith('sort') || query.startsWith('topk')
    ? lines
    : [...lines].sort();
}

/** A value to twelve digits. @internal */
export function rounded(value: number): string {
  return formatSampleValue(Number(value.toPrecision(12)));
}
