/**
 * The last answers of one question by URL, each with its ETag; the one that was used longest ago goes first.
 *
 * @internal
 */
export class KeptAnswers<T> {
  readonly #limit: number;
  readonly #byUrl = new Map<
    string,
    { readonly etag: string; readonly answer: T }
  >();

  constructor(limit: number = 50) {
    this.#limit = limit;
  }

  get(url: string): { readonly etag: string; readonly answer: T } | undefined {
    const kept = this.#byUrl.get(url);
    if (kept) {
      // A Map iterates in order of insertion: putting it back makes it the youngest.
      this.#byUrl.delete(url);
      this.#byUrl.set(url, kept);
    }
    return kept;
  }

  set(url: string, kept: { readonly etag: string; readonly answer: T }): void {
    this.#byUrl.delete(url);
    this.#byUrl.set(url, kept);
    if (this.#byUrl.size > this.#limit) {
      for (const oldest of this.#byUrl.keys()) {
        this.#byUrl.delete(oldest);
        break;
      }
    }
  }
}
