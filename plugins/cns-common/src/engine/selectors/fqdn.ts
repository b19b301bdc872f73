/**
 * Tells whether a DNS name matches a pattern of a `toFQDNs` rule.
 *
 * @remarks
 * A pattern is a plain name or has `*`: within a label it stands for any characters of that label, alone for every name,
 * and a leading `**.` for one or more labels. Case and a final dot do not matter (point 25).
 *
 * @internal
 */
export function fqdnMatches(pattern: string, name: string): boolean {
  return fqdnExpression(pattern).test(normalizeName(name));
}

/**
 * Tells whether everything that `inner` matches is certainly matched by `outer` too.
 *
 * @internal
 */
export function fqdnCovers(outer: string, inner: string): boolean {
  const a = normalizeName(outer);
  const b = normalizeName(inner);
  if (a === b || a === '*') return true;
  return !b.includes('*') && fqdnMatches(a, b);
}

/**
 * Tells whether two patterns could match the same name. May say yes where only a search would show that they cannot.
 *
 * @internal
 */
export function fqdnMayMeet(one: string, other: string): boolean {
  const a = normalizeName(one);
  const b = normalizeName(other);
  if (!a.includes('*')) return fqdnMatches(b, a);
  if (!b.includes('*')) return fqdnMatches(a, b);
  // Both have wildcards: only differing plain endings rule a common name out.
  const tailA = a.slice(a.lastIndexOf('*') + 1);
  const tailB = b.slice(b.lastIndexOf('*') + 1);
  return tailA.endsWith(tailB) || tailB.endsWith(tailA);
}

function normalizeName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

const expressions = new Map<string, RegExp>();

function fqdnExpression(pattern: string): RegExp {
  const text = normalizeName(pattern);
  const known = expressions.get(text);
  if (known !== undefined) return known;
  const expression = toExpression(text);
  // Patterns come from policies, so there are few; the bound only guards long-running processes.
  if (expressions.size > 10_000) expressions.clear();
  expressions.set(text, expression);
  return expression;
}

function toExpression(text: string): RegExp {
  if (text === '*') return /^.+$/;
  const anyDepth = text.startsWith('**.');
  const rest = anyDepth ? text.slice(3) : text;
  const body = rest
    .split(/\*+/)
    .map(part => part.replace(/[.\\+?^${}()|[\]-]/g, '\\$&'))
    .join('[-a-z0-9_]*');
  return new RegExp(`^${anyDepth ? '(?:[-a-z0-9_]+\\.)+' : ''}${body}$`);
}
