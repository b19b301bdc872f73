import type { ChangeEvent } from 'backstage-plugin-cns-common';
import type { CnsLiveEvent } from '../api/CnsApi';
import type { LiveEnvironment } from './LiveEnvironment';

/**
 * How changes reach the page: `live` while the stream is open, `connecting` before it first was, `reconnecting` after it was cut or refused
 * (the page then polls), `paused` while nobody looks.
 *
 * @internal
 */
export type LiveConnection = 'connecting' | 'live' | 'reconnecting' | 'paused';

const FIRST_DELAY_MILLISECONDS = 1_000;
const LONGEST_DELAY_MILLISECONDS = 60_000;

/**
 * Keeps a stream of changes open: opens it again when it ends, each time later, with jitter so that many pages do not come back at once.
 *
 * @internal
 */
export class ChangeStream {
  readonly #open: (signal: AbortSignal) => AsyncIterable<CnsLiveEvent>;
  readonly #environment: LiveEnvironment;
  readonly #onConnection: (connection: LiveConnection) => void;
  readonly #onReady: () => void;
  readonly #onChange: (change: ChangeEvent) => void;
  #running: AbortController | undefined;

  constructor(options: {
    readonly open: (signal: AbortSignal) => AsyncIterable<CnsLiveEvent>;
    readonly environment: LiveEnvironment;
    readonly onConnection: (connection: LiveConnection) => void;
    readonly onReady: () => void;
    readonly onChange: (change: ChangeEvent) => void;
  }) {
    this.#open = options.open;
    this.#environment = options.environment;
    this.#onConnection = options.onConnection;
    this.#onReady = options.onReady;
    this.#onChange = options.onChange;
  }

  start(): void {
    if (!this.#running) {
      const running = new AbortController();
      this.#running = running;
      this.#onConnection('connecting');
      void this.#run(running.signal);
    }
  }

  stop(): void {
    if (this.#running) {
      this.#running.abort();
      this.#running = undefined;
      this.#onConnection('paused');
    }
  }

  async #run(signal: AbortSignal): Promise<void> {
    let attempts = 0;
    while (!signal.aborted) {
      try {
        for await (const event of this.#open(signal)) {
          if (signal.aborted) {
            return;
          }
          if (event.type === 'ready') {
            attempts = 0;
            this.#onConnection('live');
            this.#onReady();
          } else {
            this.#onChange(event.change);
          }
        }
      } catch {
        // Whatever the reason, the answer is the same: poll, say so, and try again later.
      }
      if (signal.aborted) {
        return;
      }
      this.#onConnection('reconnecting');
      await this.#pause(attempts, signal);
      attempts += 1;
    }
  }

  #pause(attempts: number, signal: AbortSignal): Promise<void> {
    const longest = Math.min(
      LONGEST_DELAY_MILLISECONDS,
      FIRST_DELAY_MILLISECONDS * 2 ** attempts,
    );
    const delay = longest * (0.5 + this.#environment.random() / 2);
    return new Promise(resolve => {
      const cancel = this.#environment.after(delay, resolve);
      signal.addEventListener(
        'abort',
        () => {
          cancel();
          resolve();
        },
        { once: true },
      );
    });
  }
}
