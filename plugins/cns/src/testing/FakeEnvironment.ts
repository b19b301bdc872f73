import type { LiveEnvironment } from '../live/LiveEnvironment';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock, timers and a page that a test moves by hand. Chance is always one half. @internal */
export class FakeEnvironment implements LiveEnvironment {
  #now = 1_000_000;
  #visible = true;
  readonly #timers = new Set<Timer>();
  readonly #listeners = new Set<() => void>();

  readonly now = (): number => this.#now;

  random(): number {
    return 0.5;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.#now + milliseconds, callback };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  }

  isVisible(): boolean {
    return this.#visible;
  }

  onVisibilityChange(callback: () => void): () => void {
    this.#listeners.add(callback);
    return () => {
      this.#listeners.delete(callback);
    };
  }

  /** Milliseconds until the next timer, `undefined` when none runs. */
  nextDelay(): number | undefined {
    const first = this.#first();
    return first && first.at - this.#now;
  }

  /** Lets time pass; timers run in order, also those that they start. */
  advance(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (
      let timer = this.#first();
      timer && timer.at <= end;
      timer = this.#first()
    ) {
      this.#timers.delete(timer);
      this.#now = timer.at;
      timer.callback();
    }
    this.#now = end;
  }

  /** Shows or hides the page. */
  show(visible: boolean): void {
    this.#visible = visible;
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }

  #first(): Timer | undefined {
    return [...this.#timers].sort((a, b) => a.at - b.at)[0];
  }
}
