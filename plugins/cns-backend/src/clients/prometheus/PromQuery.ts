const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;

/** One matcher of a selector. `in`: the label has one of the values, or, for the value ``, is absent. `matches`: RE2, anchored at both ends. @internal */
export type PromMatcher =
  | {
      readonly label: string;
      readonly op: 'is' | 'is-not' | 'matches' | 'matches-not';
      readonly value: string;
    }
  | {
      readonly label: string;
      readonly op: 'in' | 'not-in';
      readonly values: readonly string[];
    };

/**
 * A PromQL expression that can only be made of the parts below, so that nothing a user or an annotation says can become PromQL: names are checked, values are
 * escaped here and nowhere else.
 *
 * @example
 * `PromQuery.select('hubble_drop_total', [{ label: 'destination', op: 'is', value: 'shop' }]).increase(3600).sum(['reason'])` is
 * `sum by (reason) (increase(hubble_drop_total{destination="shop"}[3600s]))`.
 *
 * @internal
 */
export class PromQuery {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  /** An instant vector: the series of a metric that match all of `matchers`. */
  static select(
    metric: string,
    matchers: readonly PromMatcher[] = [],
  ): PromQuery {
    checkName(metric);
    const inside = matchers.map(matcherText).join(',');
    return new PromQuery(inside ? `${metric}{${inside}}` : metric);
  }

  /** Per second, over a window in seconds. */
  rate(windowSeconds: number): PromQuery {
    return new PromQuery(`rate(${this.#text}[${seconds(windowSeconds)}])`);
  }

  /** How much was added over a window in seconds. */
  increase(windowSeconds: number): PromQuery {
    return new PromQuery(`increase(${this.#text}[${seconds(windowSeconds)}])`);
  }

  sum(by: readonly string[] = []): PromQuery {
    return this.#aggregate('sum', by);
  }

  count(by: readonly string[] = []): PromQuery {
    return this.#aggregate('count', by);
  }

  /** The `limit` largest. */
  top(limit: number): PromQuery {
    return new PromQuery(`topk(${Math.trunc(limit)}, ${this.#text})`);
  }

  /** The PromQL, also to show and to copy. */
  toString(): string {
    return this.#text;
  }

  #aggregate(operator: string, by: readonly string[]): PromQuery {
    by.forEach(checkName);
    const grouping = by.length > 0 ? ` by (${by.join(', ')}) ` : '';
    return new PromQuery(`${operator}${grouping}(${this.#text})`);
  }
}

/**
 * Makes a text match only itself inside a regular expression of PromQL.
 *
 * @internal
 */
export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function matcherText(matcher: PromMatcher): string {
  checkName(matcher.label);
  switch (matcher.op) {
    case 'is':
      return `${matcher.label}=${quote(matcher.value)}`;
    case 'is-not':
      return `${matcher.label}!=${quote(matcher.value)}`;
    case 'matches':
      return `${matcher.label}=~${quote(matcher.value)}`;
    case 'matches-not':
      return `${matcher.label}!~${quote(matcher.value)}`;
    case 'in':
    case 'not-in': {
      const one = matcher.values.length === 1;
      const value = one
        ? matcher.values[0]
        : matcher.values.map(escapeRegex).join('|');
      const operator = one ? '=' : '=~';
      const negated = one ? '!=' : '!~';
      return `${matcher.label}${
        matcher.op === 'in' ? operator : negated
      }${quote(value)}`;
    }
    default: {
      const never: never = matcher;
      throw new Error(`No such matcher: ${JSON.stringify(never)}`);
    }
  }
}

// PromQL strings take the escapes of Go: backslash, quote and line feed would end or change the string; other control characters cannot occur in a label value that
// we ask for, and \x is how Go writes them.
function quote(value: string): string {
  const escaped = value
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/\n/g, '\\n')
    .replace(
      // eslint-disable-next-line no-control-regex
      /[\u0000-\u001f\u007f]/g,
      char => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`,
    );
  return `"${escaped}"`;
}

function checkName(name: string): void {
  if (!NAME.test(name)) {
    throw new Error(`Not a metric or label name: ${JSON.stringify(name)}`);
  }
}

function seconds(value: number): string {
  return `${Math.max(1, Math.round(value))}s`;
}
