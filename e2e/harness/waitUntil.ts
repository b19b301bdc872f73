import { setTimeout as sleep } from 'node:timers/promises';
import type { ManagedProcess } from './ManagedProcess.ts';

/** @internal */
export interface WaitOptions {
  /** Default 30,000. */
  readonly timeoutMs?: number;
  /** Default 50. */
  readonly intervalMs?: number;
  /** Give up at once when one of these has ended. */
  readonly processes?: readonly ManagedProcess[];
  /** Says why waiting has become pointless, for programs that fail without ending. */
  readonly giveUp?: () => string | undefined;
}

/**
 * Calls `probe` until it returns something other than `undefined` or `false`, and returns that. An exception of the probe
 * counts as "not yet". On timeout the error says what was waited for, the last exception, and what the processes logged.
 *
 * @internal
 */
export async function waitUntil<T>(
  what: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  options: WaitOptions = {},
): Promise<T> {
  const { timeoutMs = 30_000, intervalMs = 50, processes = [] } = options;
  const deadline = performance.now() + timeoutMs;
  let lastError: unknown;
  for (;;) {
    try {
      const result = await probe();
      if (result !== undefined && result !== false) {
        return result;
      }
    } catch (error) {
      lastError = error;
    }
    const dead = processes.find(each => !each.running);
    if (dead) {
      throw new Error(
        `${dead.name} ended while waiting for ${what}:\n${dead.logTail()}`,
      );
    }
    const reason = options.giveUp?.();
    if (reason !== undefined) {
      throw new Error(`no use waiting for ${what}: ${reason}`);
    }
    if (performance.now() > deadline) {
      const logs = processes
        .map(each => `--- ${each.logFile}\n${each.logTail()}`)
        .join('\n');
      throw new Error(`waited ${timeoutMs} ms in vain for ${what}\n${logs}`, {
        cause: lastError,
      });
    }
    await sleep(intervalMs);
  }
}
