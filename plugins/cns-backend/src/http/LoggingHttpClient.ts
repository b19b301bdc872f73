import { LoggerService } from '@backstage/backend-plugin-api';
import { HttpAnswer, HttpClient, HttpRequest } from './HttpClient';
import { toUpstreamProblem } from './toUpstreamProblem';

// What is wrong with one question, not with the upstream.
const ABOUT_THE_QUESTION: readonly string[] = ['not-found', 'forbidden'];
const WARN_AGAIN_MS = 60_000;

/**
 * Writes each call of a client to the log (debug), and when the upstream begins to fail (warn) and answers again (info). Paths only: no queries, no headers, no bodies.
 *
 * @internal
 */
export class LoggingHttpClient implements HttpClient {
  readonly #http: HttpClient;
  readonly #logger: LoggerService;
  readonly #kind: 'prometheus' | 'gitlab';
  readonly #name: string;
  #failing = false;
  #warnedAt = -Infinity;

  constructor(options: {
    http: HttpClient;
    logger: LoggerService;
    kind: 'prometheus' | 'gitlab';
    /** Of the cluster or the host. */
    name: string;
  }) {
    this.#http = options.http;
    this.#logger = options.logger.child({ [options.kind]: options.name });
    this.#kind = options.kind;
    this.#name = options.name;
  }

  async request(request: HttpRequest): Promise<HttpAnswer> {
    const startedAt = Date.now();
    const done = (outcome: string) =>
      this.#logger.debug(
        `${request.method ?? 'GET'} ${request.url.pathname} ${outcome} after ${
          Date.now() - startedAt
        } ms`,
      );
    try {
      const answer = await this.#http.request(request);
      done(String(answer.status));
      this.#recovered();
      return answer;
    } catch (error) {
      const { code, message } = toUpstreamProblem(
        { kind: this.#kind, name: this.#name },
        error,
      );
      done(code);
      if (ABOUT_THE_QUESTION.includes(code)) {
        this.#recovered();
      } else if (
        !this.#failing &&
        // One question may fail again and again between others that do not.
        startedAt - this.#warnedAt >= WARN_AGAIN_MS
      ) {
        this.#failing = true;
        this.#warnedAt = startedAt;
        this.#logger.warn(message);
      }
      throw error;
    }
  }

  #recovered(): void {
    if (this.#failing) {
      this.#failing = false;
      this.#logger.info('Answers again');
    }
  }
}
