interface OpenStream<T> {
  readonly waiting: T[];
  ended: boolean;
  wake: () => void;
}

/**
 * Streams that a test writes to; each starts with the same first event.
 *
 * @internal
 */
export class FakeChangeStreams<T> {
  readonly #first: T;
  readonly #streams = new Set<OpenStream<T>>();

  constructor(first: T) {
    this.#first = first;
  }

  /** How many are open. */
  get open(): number {
    return this.#streams.size;
  }

  push(event: T): void {
    for (const stream of this.#streams) {
      stream.waiting.push(event);
      stream.wake();
    }
  }

  cut(): void {
    for (const stream of this.#streams) {
      stream.ended = true;
      stream.wake();
    }
  }

  async *watch(signal?: AbortSignal): AsyncGenerator<T> {
    const stream: OpenStream<T> = {
      waiting: [this.#first],
      ended: false,
      wake: () => undefined,
    };
    this.#streams.add(stream);
    const end = () => {
      stream.ended = true;
      stream.wake();
    };
    signal?.addEventListener('abort', end, { once: true });
    try {
      while (!stream.ended && !signal?.aborted) {
        const event = stream.waiting.shift();
        if (event !== undefined) {
          yield event;
        } else {
          await new Promise<void>(resolve => {
            stream.wake = resolve;
          });
        }
      }
    } finally {
      this.#streams.delete(stream);
    }
  }
}
