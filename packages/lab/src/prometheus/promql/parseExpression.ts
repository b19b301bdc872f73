import { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { checkExpression } from './checkExpression';
import {
  AggregateOperator,
  BinaryExpression,
  Expression,
  VectorMatching,
} from './Expression';
import { parseDuration } from './parseDuration';
import { parseNumber } from './parseNumber';
import { PromQlError } from './PromQlError';
import { readVectorSelector } from './readVectorSelector';
import { ParsedText } from './ParsedText';

const AGGREGATES: ReadonlySet<string> = new Set<AggregateOperator>([
  'sum',
  'avg',
  'min',
  'max',
  'count',
  'group',
  'topk',
  'bottomk',
]);
const BINARY_OPERATORS: ReadonlySet<string> = new Set<
  BinaryExpression['operator']
>([
  '+',
  '-',
  '*',
  '/',
  '%',
  '^',
  'atan2',
  '==',
  '!=',
  '>',
  '<',
  '>=',
  '<=',
  'and',
  'or',
  'unless',
]);

/**
 * Parses PromQL with Prometheus' own grammar, and checks it as Prometheus does. What the grammar has and the evaluator
 * does not is an `execution` error that names it; everything else that is wrong is `bad_data`.
 *
 * @internal
 */
export function parseExpression(query: string): Expression {
  const text = new ParsedText(query);
  const tree = parser.parse(query);
  let problem: SyntaxNode | undefined;
  tree.iterate({
    enter: node => {
      if (node.type.isError && !problem) {
        problem = node.node;
      }
    },
  });
  if (problem) {
    throw syntaxError(text, problem);
  }
  const root = tree.topNode.firstChild;
  if (!root) {
    throw text.error(0, 'no expression found in input');
  }
  const expression = convert(root, text);
  checkExpression(expression);
  return expression;
}

function syntaxError(text: ParsedText, node: SyntaxNode): PromQlError {
  const before = node.prevSibling ?? node.parent?.firstChild;
  const rest = text.slice(node.from, text.length).trim();
  if (before?.name === 'Identifier' && rest.startsWith('(')) {
    return text.error(
      before.from,
      `unknown function with name "${text.of(before)}"`,
    );
  }
  if (text.length === 0) {
    return text.error(0, 'no expression found in input');
  }
  return text.error(
    node.from,
    rest === ''
      ? 'unexpected end of input'
      : `unexpected "${rest.slice(0, 20)}"`,
  );
}

function convert(node: SyntaxNode, text: ParsedText): Expression {
  switch (node.name) {
    case 'ParenExpr':
      return convert(child(node, 0, text), text);
    case 'NumberDurationLiteral':
      return { kind: 'number', value: parseNumber(text.of(node)) };
    case 'StringLiteral':
      return { kind: 'string', value: text.string(node) };
    case 'VectorSelector':
      return readVectorSelector(node, text);
    case 'MatrixSelector': {
      const selector = convert(child(node, 0, text), text);
      if (selector.kind !== 'selector') {
        throw text.error(node.from, 'ranges only allowed for vector selectors');
      }
      return {
        kind: 'matrix',
        selector,
        rangeMs: duration(child(node, 1, text), text),
      };
    }
    case 'OffsetExpr':
      return withOffset(
        convert(child(node, 0, text), text),
        offset(child(node, 2, text), text),
        () =>
          text.error(
            node.from,
            'offset modifier must be preceded by an instant vector selector or range vector selector or a subquery',
          ),
      );
    case 'UnaryExpr': {
      const expression = convert(child(node, 1, text), text);
      return text.of(child(node, 0, text)) === '-'
        ? { kind: 'negate', expression }
        : expression;
    }
    case 'FunctionCall':
      return {
        kind: 'call',
        name: text.of(child(node, 0, text)),
        args: children(child(node, 1, text)).map(arg => convert(arg, text)),
      };
    case 'AggregateExpr':
      return aggregate(node, text);
    case 'BinaryExpr':
      return binary(node, text);
    case 'SubqueryExpr':
      throw new PromQlError(
        'execution',
        'subqueries are not evaluated by this server',
      );
    case 'StepInvariantExpr':
      throw new PromQlError(
        'execution',
        'the @ modifier is not evaluated by this server',
      );
    default:
      throw new PromQlError(
        'execution',
        `${node.name} is not evaluated by this server`,
      );
  }
}

function aggregate(node: SyntaxNode, text: ParsedText): Expression {
  const operator = text.of(child(node, 0, text)).toLowerCase();
  if (!isAggregate(operator)) {
    throw new PromQlError(
      'execution',
      `aggregation "${operator}" is not evaluated by this server`,
    );
  }
  const modifier = node.getChild('AggregateModifier');
  const body = node.getChild('FunctionCallBody');
  const args = body ? children(body).map(arg => convert(arg, text)) : [];
  const takesParameter = operator === 'topk' || operator === 'bottomk';
  const wanted = takesParameter ? 2 : 1;
  const expression = args[wanted - 1];
  if (!expression || args.length !== wanted) {
    throw text.error(
      node.from,
      `wrong number of arguments for aggregate expression provided, expected ${wanted}, got ${args.length}`,
    );
  }
  return {
    kind: 'aggregate',
    operator,
    without: modifier?.getChild('Without') !== null && modifier !== null,
    labels: labelNames(modifier?.getChild('GroupingLabels'), text),
    ...(takesParameter ? { parameter: args[0] } : {}),
    expression,
  };
}

function binary(node: SyntaxNode, text: ParsedText): Expression {
  const [left, operatorNode] = children(node);
  const right = node.lastChild;
  const operator = operatorNode ? text.of(operatorNode).toLowerCase() : '';
  if (!left || !right || !isBinary(operator)) {
    throw new PromQlError(
      'execution',
      `operator "${operator}" is not evaluated by this server`,
    );
  }
  const clause = node.getChild('MatchingModifierClause');
  if (node.getChild('FillModifier')) {
    throw new PromQlError('execution', 'fill is not evaluated by this server');
  }
  const rightExpression = convert(right, text);
  // A sign belongs to the literal in the grammar, but binds weaker than ^ in PromQL: -2 ^ 2 is -4.
  const signed =
    operator === '^' &&
    left.name === 'NumberDurationLiteral' &&
    text.of(left).startsWith('-');
  const leftExpression = convert(left, text);
  const expression: BinaryExpression = {
    kind: 'binary',
    operator,
    left:
      signed && leftExpression.kind === 'number'
        ? { kind: 'number', value: -leftExpression.value }
        : leftExpression,
    right: rightExpression,
    bool: node.getChild('BoolModifier') !== null,
    matching: matching(clause, text),
  };
  return signed ? { kind: 'negate', expression } : expression;
}

function matching(clause: SyntaxNode | null, text: ParsedText): VectorMatching {
  if (!clause) {
    return { on: false, labels: new Set() };
  }
  const lists = clause.getChildren('GroupingLabels');
  const left = clause.getChild('GroupLeft');
  const grouped = left ?? clause.getChild('GroupRight');
  return {
    on: clause.getChild('On') !== null,
    labels: labelNames(lists[0], text),
    ...(grouped
      ? {
          group: {
            side: left ? ('left' as const) : ('right' as const),
            include: [...labelNames(lists[1], text)],
          },
        }
      : {}),
  };
}

function labelNames(
  list: SyntaxNode | null | undefined,
  text: ParsedText,
): ReadonlySet<string> {
  return new Set(list ? children(list).map(name => text.of(name)) : []);
}

function withOffset(
  expression: Expression,
  offsetMs: number,
  misplaced: () => PromQlError,
): Expression {
  switch (expression.kind) {
    case 'selector':
      return { ...expression, offsetMs };
    case 'matrix':
      return {
        ...expression,
        selector: { ...expression.selector, offsetMs },
      };
    default:
      throw misplaced();
  }
}

function offset(node: SyntaxNode, text: ParsedText): number {
  const sign = node.getChild('UnaryOp');
  if (!sign) {
    return duration(node, text);
  }
  const inner = offset(child(node, 1, text), text);
  return text.of(sign) === '-' ? -inner : inner;
}

function duration(node: SyntaxNode, text: ParsedText): number {
  const literal = text.of(node);
  const milliseconds = parseDuration(literal) ?? Number(literal) * 1_000;
  if (Number.isNaN(milliseconds)) {
    throw new PromQlError(
      'execution',
      `the duration expression "${literal}" is not evaluated by this server`,
    );
  }
  if (milliseconds <= 0) {
    throw text.error(node.from, 'duration must be greater than 0');
  }
  return milliseconds;
}

function isAggregate(name: string): name is AggregateOperator {
  return AGGREGATES.has(name);
}

function isBinary(name: string): name is BinaryExpression['operator'] {
  return BINARY_OPERATORS.has(name);
}

function children(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let next = node.firstChild; next; next = next.nextSibling) {
    found.push(next);
  }
  return found;
}

function child(node: SyntaxNode, index: number, text: ParsedText): SyntaxNode {
  const found = children(node)[index];
  if (!found) {
    throw text.error(node.from, `unexpected "${text.of(node)}"`);
  }
  return found;
}
