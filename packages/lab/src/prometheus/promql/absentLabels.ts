import { Expression } from './Expression';
import { Labels, METRIC_NAME } from './Labels';

/**
 * The labels of what `absent` answers: those that the selector fixes with `=`, unless it names one twice.
 *
 * @internal
 */
export function absentLabels(expression: Expression): Labels {
  if (expression.kind !== 'selector') {
    return Labels.empty;
  }
  const seen = new Set<string>();
  const fixed = new Map<string, string>();
  for (const { name, operator, value } of expression.matchers) {
    if (name === METRIC_NAME) {
      continue;
    }
    if (operator === '=' && !seen.has(name)) {
      fixed.set(name, value);
    } else {
      fixed.delete(name);
    }
    seen.add(name);
  }
  return Labels.from(Object.fromEntries(fixed));
}
