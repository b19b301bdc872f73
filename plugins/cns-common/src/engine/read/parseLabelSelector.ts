import {
  LabelOperator,
  LabelRequirement,
  LabelSelector,
} from '../../model/LabelSelector';
import { Fields } from './Fields';

const operators: readonly LabelOperator[] = [
  'In',
  'NotIn',
  'Exists',
  'DoesNotExist',
];

/**
 * Selects everything: what an empty selector means.
 *
 * @internal
 */
export const emptySelector: LabelSelector = {
  matchLabels: {},
  matchExpressions: [],
};

/**
 * Reads a label selector out of the field `key`.
 *
 * @returns `undefined` when the field is absent.
 *
 * @internal
 */
export function parseLabelSelector(
  parent: Fields,
  key: string,
): LabelSelector | undefined {
  const fields = parent.fields(key);
  return fields && selectorOf(fields);
}

/**
 * Reads a list of label selectors out of the field `key`; `undefined` when it is absent.
 *
 * @internal
 */
export function parseLabelSelectors(
  parent: Fields,
  key: string,
): LabelSelector[] | undefined {
  return parent.fieldsList(key)?.map(selectorOf);
}

function selectorOf(fields: Fields): LabelSelector {
  return {
    matchLabels: fields.labels('matchLabels'),
    matchExpressions:
      fields.fieldsList('matchExpressions')?.flatMap(parseRequirement) ?? [],
  };
}

function parseRequirement(fields: Fields): LabelRequirement[] {
  const key = fields.string('key');
  if (key === undefined || key === '') {
    fields.error('invalid-selector', 'A label requirement needs a key.', 'key');
    return [];
  }
  const text = fields.string('operator');
  const operator = operators.find(name => name === text);
  if (operator === undefined) {
    fields.error(
      'invalid-selector',
      `"${
        text ?? ''
      }" is no selector operator; use In, NotIn, Exists or DoesNotExist.`,
      'operator',
    );
    return [];
  }
  const values = fields.strings('values') ?? [];
  const wantsValues = operator === 'In' || operator === 'NotIn';
  if (wantsValues && values.length === 0) {
    fields.error(
      'invalid-selector',
      `The operator ${operator} needs at least one value.`,
      'values',
    );
  } else if (!wantsValues && values.length > 0) {
    fields.error(
      'invalid-selector',
      `The operator ${operator} takes no values.`,
      'values',
    );
  }
  return [{ key, operator, values }];
}
