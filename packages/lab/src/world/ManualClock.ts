import { Clock } from './Clock';

/**
 * A clock that only moves when a test says so.
 *
 * @public
 */
export class ManualClock implements Clock {
  #now: number;
  #tasks: { readonly at: number; readonly run: () => void }[] = [];

  constructor(start: string | number) {
    this.#now = typeof start === 'number' ? start : Date.parse(start);
  }

  now(): number {
    return this.#now;
  }

  schedule(delayMs: number, task: () => void): () => void {
    const entry = { at: this.#now + delayMs, run: task };
    this.#tasks.push(entry);
    return () => {
      this.#tasks = this.#tasks.filter(other => other !== entry);
    };
  }

  /** Moves on by so many milliseconds, running what falls due on the way in order of time. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const due = this.#tasks
        .filter(task => task.at <= end)
        .sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#tasks = this.#tasks.filter(task => task !== due);
      this.#now = due.at;
      due.run();
    }
    this.#now = end;
  }
}
