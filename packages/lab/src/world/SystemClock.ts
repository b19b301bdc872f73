import { Clock } from './Clock';

/**
 * The machine's own time; what `cns-lab` uses.
 *
 * @public
 */
export class SystemClock implements Clock {
  now(): number {
    return Date.now();
  }

  schedule(delayMs: number, task: () => void): () => void {
    const timer = setTimeout(task, delayMs);
    // A pending bookmark or delivery must not keep a stopped lab alive.
    timer.unref();
    return () => clearTimeout(timer);
  }
}
