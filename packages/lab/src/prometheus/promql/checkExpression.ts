import { Expression, ExpressionType } from './Expression';
import { FUNCTIONS } from './functionSignatures';
import { isComparison, isSetOperator } from './operators';
import { PromQlError } from './PromQlError';

/**
 * Checks that every part of an expression yields what the part around it takes, and returns what the whole yields.
 * Functions of PromQL that are not evaluated here are refused by name.
 *
 * @internal
 */
export function checkExpression(expression: Expression): ExpressionType {
  switch (expression.kind) {
    case 'number':
      return 'scalar';
    case 'string':
      return 'string';
    case 'selector':
      return 'instant vector';
    case 'matrix':
      return 'range vector';
    case 'negate': {
      const type = checkExpression(expression.expression);
      if (type !== 'scalar' && type !== 'instant vector') {
        throw typeError(
          `unary expression only allowed on expressions of type scalar or instant vector, got "${type}"`,
        );
      }
      return type;
    }
    case 'aggregate':
      expect('instant vector', expression.expression, 'aggregation expression');
      if (expression.parameter) {
        expect('scalar', expression.parameter, 'aggregation parameter');
      }
      return 'instant vector';
    case 'call':
      return checkCall(expression.name, expression.args);
    case 'binary':
      return checkBinary(expression);
    default: {
      const never: never = expression;
      throw new Error(`unknown expression ${String(never)}`);
    }
  }
}

function checkCall(name: string, args: readonly Expression[]): ExpressionType {
  const signature = FUNCTIONS.get(name);
  if (!signature) {
    throw new PromQlError(
      'execution',
      `function "${name}" is not evaluated by this server`,
    );
  }
  const { takes, optional = 0, yields } = signature;
  if (args.length > takes.length || args.length < takes.length - optional) {
    throw typeError(
      `expected ${optional > 0 ? 'at most ' : ''}${
        takes.length
      } argument(s) in call to "${name}", got ${args.length}`,
    );
  }
  args.forEach((arg, index) => {
    const wanted = takes[index];
    if (wanted) {
      expect(wanted, arg, `call to function "${name}"`);
    }
  });
  return yields;
}

function checkBinary(
  expression: Extract<Expression, { kind: 'binary' }>,
): ExpressionType {
  const { operator, bool, matching } = expression;
  const left = checkExpression(expression.left);
  const right = checkExpression(expression.right);
  for (const type of [left, right]) {
    if (type !== 'scalar' && type !== 'instant vector') {
      throw typeError(
        'binary expression must contain only scalar and instant vector types',
      );
    }
  }
  const scalars = [left, right].filter(type => type === 'scalar').length;
  if (bool && !isComparison(operator)) {
    throw typeError('bool modifier can only be used on comparison operators');
  }
  if (isSetOperator(operator)) {
    if (scalars > 0) {
      throw typeError(
        `set operator "${operator}" not allowed in binary scalar expression`,
      );
    }
    if (matching.group) {
      throw typeError(`no grouping allowed for "${operator}" operation`);
    }
  }
  if (scalars === 2 && isComparison(operator) && !bool) {
    throw typeError('comparisons between scalars must use BOOL modifier');
  }
  if (scalars > 0 && (matching.labels.size > 0 || matching.group)) {
    throw typeError('vector matching only allowed between instant vectors');
  }
  const repeated = matching.group?.include.find(
    label => matching.on && matching.labels.has(label),
  );
  if (repeated !== undefined) {
    throw typeError(
      `label "${repeated}" must not occur in ON and GROUP clause at once`,
    );
  }
  return scalars === 2 ? 'scalar' : 'instant vector';
}

function expect(
  wanted: ExpressionType,
  expression: Expression,
  place: string,
): void {
  const got = checkExpression(expression);
  if (got !== wanted) {
    throw typeError(`expected type ${wanted} in ${place}, got ${got}`);
  }
}

function typeError(message: string): PromQlError {
  return new PromQlError(
    'bad_data',
    `invalid parameter "query": parse error: ${message}`,
  );
}
