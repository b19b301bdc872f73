import type { ChangeTopic } from 'backstage-plugin-cns-common';

/**
 * What is known of one answer: the last one that arrived, the error of the last attempt, and whether one is on its way.
 *
 * @internal
 */
export interface AnswerState<T> {
  readonly data: T | undefined;
  /** Of the last attempt; `data` is then from an earlier one. */
  readonly error: Error | undefined;
  readonly refreshing: boolean;
  /** Epoch milliseconds of the last answer, also of an unchanged one. */
  readonly receivedAt: number | undefined;
}

/** How one question is asked, and what makes it worth asking again. @internal */
export interface LiveQuestion<T> {
  load(signal: AbortSignal): Promise<T>;
  /** Changes that can touch the answer. */
  readonly topics: readonly ChangeTopic[];
  /** For answers that also depend on what no change is reported of (metrics, pipelines): ask again after so many seconds. */
  readonly pollSeconds?: number;
}

/**
 * One question and its latest answer, shared by all who show it.
 *
 * @internal
 */
export class LiveAnswer<T> {
  readonly topics: readonly ChangeTopic[];
  readonly pollSeconds: number | undefined;
  readonly #load: LiveQuestion<T>['load'];
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  #state: AnswerState<T> = {
    data: undefined,
    error: undefined,
    refreshing: false,
    receivedAt: undefined,
  };
  #running: AbortController | undefined;
  #askAgain = false;
  #askedAt: number | undefined;

  constructor(question: LiveQuestion<T>, now: () => number) {
    this.#load = question.load;
    this.topics = question.topics;
    this.pollSeconds = question.pollSeconds;
    this.#now = now;
  }

  get state(): AnswerState<T> {
    return this.#state;
  }

  /** Epoch milliseconds of the last attempt. */
  get askedAt(): number | undefined {
    return this.#askedAt;
  }

  get failed(): boolean {
    return this.#state.error !== undefined;
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Asks now, or once more after the attempt that is under way, since that one may have been answered before the change. */
  refresh(): void {
    if (this.#running) {
      this.#askAgain = true;
      return;
    }
    const running = new AbortController();
    this.#running = running;
    this.#askedAt = this.#now();
    this.#update({ ...this.#state, refreshing: true });
    this.#load(running.signal).then(
      data =>
        this.#finish(running, {
          data,
          error: undefined,
          receivedAt: this.#now(),
        }),
      (error: unknown) =>
        this.#finish(running, {
          data: this.#state.data,
          error: error instanceof Error ? error : new Error(String(error)),
          receivedAt: this.#state.receivedAt,
        }),
    );
  }

  /** Gives up the attempt that is under way, because nobody looks any more. */
  cancel(): void {
    if (this.#running) {
      this.#running.abort();
      this.#running = undefined;
      this.#askAgain = false;
      this.#askedAt = undefined;
      this.#update({ ...this.#state, refreshing: false });
    }
  }

  #finish(
    running: AbortController,
    result: Omit<AnswerState<T>, 'refreshing'>,
  ): void {
    if (this.#running !== running) {
      return;
    }
    this.#running = undefined;
    const again = this.#askAgain;
    this.#askAgain = false;
    this.#update({ ...result, refreshing: again });
    if (again) {
      this.refresh();
    }
  }

  #update(state: AnswerState<T>): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) {
      listener();
    }
  }
}
