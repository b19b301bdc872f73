import { PromQlError } from './PromQlError';
import { unquoteString } from './unquoteString';

/**
 * The text behind a syntax tree, and errors that point into it the way Prometheus does: `1:5: parse error: ...`.
 *
 * @internal
 */
export class ParsedText {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get length(): number {
    return this.#text.length;
  }

  slice(from: number, to: number): string {
    return this.#text.slice(from, to);
  }

  of(node: { readonly from: number; readonly to: number }): string {
    return this.#text.slice(node.from, node.to);
  }

  /** The value of a string literal. */
  string(node: { readonly from: number; readonly to: number }): string {
    const value = unquoteString(this.of(node));
    if (value === undefined) {
      throw this.error(node.from, 'unknown escape sequence');
    }
    return value;
  }

  error(position: number, message: string): PromQlError {
    const before = this.#text.slice(0, position).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    return new PromQlError(
      'bad_data',
      `invalid parameter "query": ${before.length}:${column}: parse error: ${message}`,
    );
  }
}
