import {
  ArithmeticOperator,
  BinaryExpression,
  ComparisonOperator,
  SetOperator,
} from './Expression';

const COMPARISONS: ReadonlySet<string> = new Set<ComparisonOperator>([
  '==',
  '!=',
  '>',
  '<',
  '>=',
  '<=',
]);
const SETS: ReadonlySet<string> = new Set<SetOperator>(['and', 'or', 'unless']);

/** Tells operators that filter from those that calculate. @internal */
export function isComparison(
  operator: BinaryExpression['operator'],
): operator is ComparisonOperator {
  return COMPARISONS.has(operator);
}

/** Tells operators on whole sets of series from those on their values. @internal */
export function isSetOperator(
  operator: BinaryExpression['operator'],
): operator is SetOperator {
  return SETS.has(operator);
}

/** Applies an arithmetic operator to two values; division by zero is infinite, as floats are. @internal */
export function calculate(
  operator: ArithmeticOperator,
  left: number,
  right: number,
): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
    case '^':
      return left ** right;
    case 'atan2':
      return Math.atan2(left, right);
    default: {
      const never: never = operator;
      throw new Error(`unknown operator ${String(never)}`);
    }
  }
}

/** Applies a comparison to two values; every comparison with NaN but `!=` is false. @internal */
export function compare(
  operator: ComparisonOperator,
  left: number,
  right: number,
): boolean {
  switch (operator) {
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '>':
      return left > right;
    case '<':
      return left < right;
    case '>=':
      return left >= right;
    case '<=':
      return left <= right;
    default: {
      const never: never = operator;
      throw new Error(`unknown operator ${String(never)}`);
    }
  }
}
