import { SyntaxNode } from '@lezer/common';
import { VectorSelector } from './Expression';
import {
  createLabelMatcher,
  LabelMatcher,
  MatchOperator,
} from './LabelMatcher';
import { Labels, METRIC_NAME } from './Labels';
import { ParsedText } from './ParsedText';

/**
 * Turns the syntax node of a selector into its matchers. As in Prometheus, at least one of them must not match the
 * empty string, so that nobody selects everything by accident.
 *
 * @internal
 */
export function readVectorSelector(
  node: SyntaxNode,
  text: ParsedText,
): VectorSelector {
  const matchers: LabelMatcher[] = [];
  const name = node.getChild('Identifier');
  if (name) {
    matchers.push(createLabelMatcher(METRIC_NAME, '=', text.of(name)));
  }
  const list = node.getChild('LabelMatchers');
  for (let next = list?.firstChild; next; next = next.nextSibling) {
    matchers.push(readMatcher(next, text));
  }
  if (matchers.every(matcher => matcher.matches(Labels.empty))) {
    throw text.error(
      node.from,
      'vector selector must contain at least one non-empty matcher',
    );
  }
  return { kind: 'selector', matchers, offsetMs: 0 };
}

function readMatcher(node: SyntaxNode, text: ParsedText): LabelMatcher {
  const quoted =
    node.name === 'QuotedLabelName' ? node : node.getChild('QuotedLabelName');
  if (node.name === 'QuotedLabelName') {
    return createLabelMatcher(METRIC_NAME, '=', text.string(node));
  }
  const label = node.getChild('LabelName');
  const operator = node.getChild('MatchOp');
  const value = node.getChild('StringLiteral');
  const spelled = operator ? text.of(operator) : '';
  if (!operator || !value || !isMatchOperator(spelled)) {
    throw text.error(node.from, `unexpected "${text.of(node)}"`);
  }
  let labelName = '';
  if (label) {
    labelName = text.of(label);
  } else if (quoted) {
    labelName = text.string(quoted);
  }
  return createLabelMatcher(labelName, spelled, text.string(value));
}

function isMatchOperator(text: string): text is MatchOperator {
  return text === '=' || text === '!=' || text === '=~' || text === '!~';
}
