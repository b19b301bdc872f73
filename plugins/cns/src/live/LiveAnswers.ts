import { LiveAnswer, type LiveQuestion } from './LiveAnswer';

/** Answers of one question by its parameters are few (ranges, opened policies); more than this is not worth keeping. */
const MAX_KEPT = 30;

/**
 * The live answers of one kind of question by its parameters.
 *
 * @internal
 */
export class LiveAnswers<T> {
  readonly #now: () => number;
  readonly #byKey = new Map<string, LiveAnswer<T>>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The answer to the question with these parameters; the same object for the same `key`. */
  get(key: string, question: () => LiveQuestion<T>): LiveAnswer<T> {
    const known = this.#byKey.get(key);
    if (known) {
      return known;
    }
    const answer = new LiveAnswer(question(), this.#now);
    this.#byKey.set(key, answer);
    if (this.#byKey.size > MAX_KEPT) {
      for (const oldest of this.#byKey.keys()) {
        this.#byKey.delete(oldest);
        break;
      }
    }
    return answer;
  }
}
