/**
 * Lines of a watch on their way to a client: written when there is something, read when the client can take it.
 *
 * @internal
 */
export class EventQueue {
  readonly stream: ReadableStream<Uint8Array>;
  readonly #encoder = new TextEncoder();
  readonly #onClose: () => void;
  #first: Iterator<string> | undefined;
  #lines: string[] = [];
  #wake: (() => void) | undefined;
  #closed = false;

  /**
   * @param first - lines that are made only as fast as the client reads them.
   * @param onClose - called once, whoever ends it.
   */
  constructor(first: Iterable<string>, onClose: () => void) {
    this.#first = first[Symbol.iterator]();
    this.#onClose = onClose;
    this.stream = new ReadableStream<Uint8Array>(
      {
        pull: controller => this.#pull(controller),
        cancel: () => this.close(),
      },
      { highWaterMark: 0 },
    );
  }

  /** A client that falls this many lines behind is cut off, as the API server does. */
  static readonly LIMIT = 100_000;

  push(line: string): void {
    if (this.#closed) return;
    this.#lines.push(line);
    if (this.#lines.length > EventQueue.LIMIT) this.close();
    this.#wake?.();
  }

  /** Ends the stream after what has been pushed. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#onClose();
    this.#wake?.();
  }

  async #pull(
    controller: ReadableStreamDefaultController<Uint8Array>,
  ): Promise<void> {
    for (;;) {
      const text = this.#take();
      if (text !== '') {
        controller.enqueue(this.#encoder.encode(text));
        return;
      }
      if (this.#closed) {
        controller.close();
        return;
      }
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
      this.#wake = undefined;
    }
  }

  #take(): string {
    const parts: string[] = [];
    while (this.#first && parts.length < 500) {
      const next = this.#first.next();
      if (next.done) this.#first = undefined;
      else parts.push(next.value);
    }
    if (!this.#first) parts.push(...this.#lines.splice(0, 500));
    return parts.join('');
  }
}
