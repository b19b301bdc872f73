import { Labels } from './Labels';
import { PromQlError } from './PromQlError';

/** The four comparisons of a selector. @internal */
export type MatchOperator = '=' | '!=' | '=~' | '!~';

/**
 * One condition of a selector.
 *
 * @internal
 */
export interface LabelMatcher {
  readonly name: string;
  readonly operator: MatchOperator;
  readonly value: string;
  matches(labels: Labels): boolean;
}

/**
 * Makes a matcher; throws `bad_data` for an expression that Prometheus' regular expressions (RE2) do not have.
 *
 * @internal
 */
export function createLabelMatcher(
  name: string,
  operator: MatchOperator,
  value: string,
): LabelMatcher {
  const test = createTest(operator, value);
  return {
    name,
    operator,
    value,
    matches: labels => test(labels.get(name)),
  };
}

function createTest(
  operator: MatchOperator,
  value: string,
): (candidate: string) => boolean {
  switch (operator) {
    case '=':
      return candidate => candidate === value;
    case '!=':
      return candidate => candidate !== value;
    case '=~': {
      const pattern = compile(value);
      return candidate => pattern.test(candidate);
    }
    case '!~': {
      const pattern = compile(value);
      return candidate => !pattern.test(candidate);
    }
    default: {
      const never: never = operator;
      throw new Error(`unknown match operator ${String(never)}`);
    }
  }
}

/** Matchers are anchored at both ends. RE2 has neither look-around nor back references, which JavaScript would accept. */
function compile(value: string): RegExp {
  if (
    /\(\?(?:=|!|<=|<!)/.test(value) ||
    /(?:^|[^\\])(?:\\\\)*\\[1-9]/.test(value)
  ) {
    throw new PromQlError(
      'bad_data',
      `invalid parameter "query": error parsing regexp: invalid or unsupported Perl syntax: \`${value}\``,
    );
  }
  const insensitive = value.startsWith('(?i)');
  try {
    return new RegExp(
      `^(?:${insensitive ? value.slice(4) : value})$`,
      insensitive ? 'i' : '',
    );
  } catch {
    throw new PromQlError(
      'bad_data',
      `invalid parameter "query": error parsing regexp: \`${value}\``,
    );
  }
}
