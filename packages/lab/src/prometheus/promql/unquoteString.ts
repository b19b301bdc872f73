const SIMPLE: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
]);

const ESCAPE =
  /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|(.))/gs;

/**
 * Takes the quotes off a PromQL string and resolves its escapes, which are Go's; `undefined` for an escape that Go does
 * not know. Text between backticks is taken as it is.
 *
 * @internal
 */
export function unquoteString(quoted: string): string | undefined {
  const text = quoted.slice(1, -1);
  if (quoted.startsWith('`')) {
    return text;
  }
  let known = true;
  const result = text.replace(
    ESCAPE,
    (
      _,
      byte?: string,
      short?: string,
      long?: string,
      octal?: string,
      single?: string,
    ) => {
      const hex = byte ?? short ?? long;
      if (hex !== undefined) {
        return String.fromCodePoint(parseInt(hex, 16));
      }
      if (octal !== undefined) {
        return String.fromCodePoint(parseInt(octal, 8));
      }
      const character = SIMPLE.get(single ?? '');
      known &&= character !== undefined;
      return character ?? '';
    },
  );
  return known ? result : undefined;
}
