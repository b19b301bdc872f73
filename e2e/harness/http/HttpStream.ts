import type { IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';

/**
 * The lines of an answer that stays open: a watch, or a followed log.
 *
 * @internal
 */
export class HttpStream {
  readonly status: number;
  readonly #response: IncomingMessage;
  readonly #lines: string[] = [];
  #ended = false;
  #wake: () => void = () => undefined;

  constructor(response: IncomingMessage) {
    this.status = response.statusCode ?? 0;
    this.#response = response;
    createInterface({ input: response })
      .on('line', line => {
        this.#lines.push(line);
        this.#wake();
      })
      .on('close', () => {
        this.#ended = true;
        this.#wake();
      });
    // A stream that is cut ends; the test sees that from `nextLine`.
    response.on('error', () => undefined);
  }

  /** The next line, or `undefined` when the server has ended the answer. Fails when neither happens in time. */
  async nextLine(timeoutMs = 10_000): Promise<string | undefined> {
    const deadline = performance.now() + timeoutMs;
    for (;;) {
      const line = this.#lines.shift();
      if (line !== undefined || this.#ended) {
        return line;
      }
      await this.#waitForMore(deadline - performance.now(), timeoutMs);
    }
  }

  /** The next line as JSON: a watch event. */
  async nextEvent(timeoutMs?: number): Promise<unknown> {
    const line = await this.nextLine(timeoutMs);
    return line === undefined ? undefined : JSON.parse(line);
  }

  /** Skips events until `accept` agrees with one. */
  async findEvent(
    accept: (event: unknown) => boolean,
    timeoutMs = 10_000,
  ): Promise<unknown> {
    const deadline = performance.now() + timeoutMs;
    for (;;) {
      const event = await this.nextEvent(
        Math.max(0, deadline - performance.now()),
      );
      if (event === undefined || accept(event)) {
        return event;
      }
    }
  }

  /** Hangs up. */
  close(): void {
    this.#response.destroy();
  }

  #waitForMore(remainingMs: number, timeoutMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`no line within ${timeoutMs} ms`)),
        Math.max(0, remainingMs),
      );
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
