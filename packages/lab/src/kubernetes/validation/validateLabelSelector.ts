import { isRecord } from '../isRecord';
import { Causes, itemsOf } from './Causes';

const VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;

/** The rules for a LabelSelector. @internal */
export function validateLabelSelector(
  selector: unknown,
  path: string,
  causes: Causes,
): void {
  if (!isRecord(selector)) return;
  if (isRecord(selector.matchLabels)) {
    for (const value of Object.values(selector.matchLabels)) {
      if (
        typeof value !== 'string' ||
        value.length > 63 ||
        !VALUE.test(value)
      ) {
        causes.invalid(
          `${path}.matchLabels`,
          value,
          "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
        );
      }
    }
  }
  for (const [entry, at] of itemsOf(
    selector.matchExpressions,
    `${path}.matchExpressions`,
  )) {
    const hasValues = Array.isArray(entry.values) && entry.values.length > 0;
    switch (entry.operator) {
      case 'In':
      case 'NotIn':
        if (!hasValues) {
          causes.required(
            `${at}.values`,
            "must be specified when `operator` is 'In' or 'NotIn'",
          );
        }
        break;
      case 'Exists':
      case 'DoesNotExist':
        if (hasValues) {
          causes.forbidden(
            `${at}.values`,
            "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
          );
        }
        break;
      default:
        causes.invalid(
          `${at}.operator`,
          entry.operator,
          'not a valid selector operator',
        );
    }
  }
}
