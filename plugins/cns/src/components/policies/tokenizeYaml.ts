/** What a piece of YAML is, as far as colours go. @internal */
export type YamlTokenKind =
  | 'space'
  | 'key'
  | 'mark'
  | 'comment'
  | 'string'
  | 'literal'
  | 'text';

/** A piece of a line. @internal */
export interface YamlToken {
  readonly kind: YamlTokenKind;
  readonly text: string;
}

const KEY =
  /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#:'"[\]{},&*!|>-][^#:]*?|[^\s#:'"[\]{},]+?)(\s*:)(?=\s|$)/;
const VALUE_TOKENS: readonly [YamlTokenKind, RegExp][] = [
  ['space', /^\s+/],
  ['comment', /^#.*/],
  ['string', /^"(?:[^"\\]|\\.)*"?/],
  ['string', /^'(?:[^']|'')*'?/],
  ['literal', /^(?:true|false|null|~|-?\d+(?:\.\d+)?)(?=\s*(?:$|[,\]}]|\s#))/],
  ['mark', /^[[\]{},]|^[|>][-+0-9]*(?=\s|$)/],
  ['text', /^[^\s,[\]{}]+/],
];

/**
 * Splits YAML into lines of pieces to colour.
 *
 * @remarks
 * For reading only: it need not understand YAML, but the texts of all pieces together are always exactly the text. Block scalars are coloured as the
 * lines they look like.
 *
 * @internal
 */
export function tokenizeYaml(text: string): readonly (readonly YamlToken[])[] {
  const lines = text.split('\n');
  if (lines[lines.length - 1] === '') {
    lines.pop();
  }
  return lines.map(tokenizeLine);
}

function tokenizeLine(line: string): readonly YamlToken[] {
  const tokens: YamlToken[] = [];
  let rest = line;
  const take = (kind: YamlTokenKind, length: number) => {
    if (length > 0) {
      tokens.push({ kind, text: rest.slice(0, length) });
      rest = rest.slice(length);
    }
  };

  for (
    let lead = /^(?:\s+|-(?=\s|$))/.exec(rest);
    lead;
    lead = /^(?:\s+|-(?=\s|$))/.exec(rest)
  ) {
    take(lead[0] === '-' ? 'mark' : 'space', lead[0].length);
  }
  const key = KEY.exec(rest);
  if (key) {
    take('key', key[1]?.length ?? 0);
    take('mark', key[2]?.length ?? 0);
  }
  while (rest.length > 0) {
    const before = rest.length;
    for (const [kind, pattern] of VALUE_TOKENS) {
      const match = pattern.exec(rest);
      if (match && match[0].length > 0) {
        take(kind, match[0].length);
        break;
      }
    }
    if (rest.length === before) {
      take('text', 1);
    }
  }
  return tokens;
}
