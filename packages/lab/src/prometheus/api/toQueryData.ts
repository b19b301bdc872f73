import { QueryResult } from '../promql/evaluateQuery';
import { formatSampleValue } from '../promql/formatSampleValue';
import { Sample } from '../promql/SampleSeries';

/** Writes a query's result as it goes over the wire: times in seconds, values as text. @internal */
export function toQueryData(result: QueryResult): object {
  switch (result.resultType) {
    case 'scalar':
      return { resultType: 'scalar', result: point(result.sample) };
    case 'string':
      return {
        resultType: 'string',
        result: [result.timeMs / 1_000, result.text],
      };
    case 'vector':
      return {
        resultType: 'vector',
        result: result.vector.map(({ labels, sample }) => ({
          metric: labels,
          value: point(sample),
        })),
      };
    case 'matrix':
      return {
        resultType: 'matrix',
        result: result.matrix.map(({ labels, samples }) => ({
          metric: labels,
          values: samples.map(point),
        })),
      };
    default: {
      const never: never = result;
      throw new Error(`unknown result ${String(never)}`);
    }
  }
}

function point({ timeMs, value }: Sample): [number, string] {
  return [timeMs / 1_000, formatSampleValue(value)];
}
