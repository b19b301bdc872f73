import { badRequest } from '../refusals';

/** Tells whether a set of labels is selected. @internal */
export type LabelTest = (
  labels: Readonly<Record<string, string>> | undefined,
) => boolean;

const NAME = '[A-Za-z0-9](?:[-A-Za-z0-9_./]*[A-Za-z0-9])?';
const REQUIREMENT = new RegExp(
  `^\\s*(?:(!)\\s*(${NAME})|(${NAME})(?:\\s*(==|=|!=)\\s*([^,()=!\\s]*)|\\s+(in|notin)\\s*\\(([^()]*)\\))?)\\s*(?:,|$)`,
);

/**
 * Reads the `labelSelector` parameter of a list or watch.
 *
 * @throws StatusError 400 if it cannot be parsed.
 * @internal
 */
export function parseLabelSelector(text: string): LabelTest {
  const tests: LabelTest[] = [];
  let rest = text;
  while (rest.trim() !== '') {
    const match = REQUIREMENT.exec(rest);
    if (!match) {
      throw badRequest(
        `unable to parse requirement: found '${rest.trim()}', expected: a label selector`,
      );
    }
    tests.push(toTest(match));
    rest = rest.slice(match[0].length);
  }
  return labels => tests.every(test => test(labels));
}

function toTest(match: RegExpExecArray): LabelTest {
  const [, absent, absentKey, key, operator, value, setOperator, list] = match;
  if (absent) return labels => labels?.[absentKey] === undefined;
  if (setOperator) {
    const values = new Set(list.split(',').map(item => item.trim()));
    return setOperator === 'in'
      ? labels => {
          const actual = labels?.[key];
          return actual !== undefined && values.has(actual);
        }
      : labels => {
          const actual = labels?.[key];
          return actual === undefined || !values.has(actual);
        };
  }
  if (operator === '!=') return labels => labels?.[key] !== value;
  if (operator) return labels => labels?.[key] === value;
  return labels => labels?.[key] !== undefined;
}
