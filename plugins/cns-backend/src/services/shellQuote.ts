/**
 * Makes one word of a POSIX shell command of any text, so that a command that is shown can be pasted.
 *
 * @internal
 */
export function shellQuote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word)
    ? word
    : `'${word.replace(/'/g, `'\\''`)}'`;
}
