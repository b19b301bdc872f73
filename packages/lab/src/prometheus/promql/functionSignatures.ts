import { ExpressionType } from './Expression';

/**
 * What a function takes and yields; the last `optional` arguments may be left out.
 *
 * @internal
 */
export interface FunctionSignature {
  readonly takes: readonly ExpressionType[];
  readonly optional?: number;
  readonly yields: ExpressionType;
}

const vectorToVector: FunctionSignature = {
  takes: ['instant vector'],
  yields: 'instant vector',
};
const rangeToVector: FunctionSignature = {
  takes: ['range vector'],
  yields: 'instant vector',
};
const vectorAndScalar: FunctionSignature = {
  takes: ['instant vector', 'scalar'],
  yields: 'instant vector',
};

/** The functions that are evaluated. @internal */
export const FUNCTIONS: ReadonlyMap<string, FunctionSignature> = new Map<
  string,
  FunctionSignature
>([
  ['rate', rangeToVector],
  ['increase', rangeToVector],
  ['irate', rangeToVector],
  ['resets', rangeToVector],
  ['absent', vectorToVector],
  ['abs', vectorToVector],
  ['ceil', vectorToVector],
  ['floor', vectorToVector],
  ['sort', vectorToVector],
  ['sort_desc', vectorToVector],
  ['timestamp', vectorToVector],
  ['round', { ...vectorAndScalar, optional: 1 }],
  ['clamp_min', vectorAndScalar],
  ['clamp_max', vectorAndScalar],
  [
    'histogram_quantile',
    { takes: ['scalar', 'instant vector'], yields: 'instant vector' },
  ],
  ['scalar', { takes: ['instant vector'], yields: 'scalar' }],
  ['vector', { takes: ['scalar'], yields: 'instant vector' }],
  ['time', { takes: [], yields: 'scalar' }],
]);
