import { setTimeout as delay } from 'node:timers/promises';

/** Bounds of a {@link Backoff}, in milliseconds. @internal */
export interface BackoffOptions {
  readonly firstMs: number;
  readonly mostMs: number;
  /** 0 to 1. */
  readonly random: () => number;
}

/**
 * Waits longer after each failure in a row, with jitter so that many clients do not come back at the same moment.
 *
 * @internal
 */
export class Backoff {
  readonly #options: BackoffOptions;
  #failures = 0;

  constructor(options: BackoffOptions) {
    this.#options = options;
  }

  /** Failures since the last success. */
  get failures(): number {
    return this.#failures;
  }

  succeeded(): void {
    this.#failures = 0;
  }

  /** Waits; returns early, without error, when the signal aborts. */
  async failed(signal: AbortSignal): Promise<void> {
    const { firstMs, mostMs, random } = this.#options;
    const most = Math.min(mostMs, firstMs * 2 ** this.#failures);
    this.#failures += 1;
    await sleep(most / 2 + (most / 2) * random(), signal);
  }
}

/** Waits without keeping the process alive; returns early, without error, when the signal aborts. @internal */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, { signal, ref: false });
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
}
