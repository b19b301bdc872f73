import { setTimeout } from 'node:timers/promises';
import { ResponseError } from '@backstage/errors';
import { Fetch, FetchedResponse } from './Fetch';
import { HttpAnswer, HttpClient, HttpRequest } from './HttpClient';
import { networkError } from './networkError';
import { OutboundError } from './OutboundError';
import { readCapped } from './readCapped';
import { readErrorDetail } from './readErrorDetail';
import { retryDelay } from './retryDelay';

const RETRIED_STATUSES: readonly number[] = [429, 502, 503, 504];
const MAX_ERROR_BODY_BYTES = 64 * 1_024;

/**
 * What a {@link DefaultHttpClient} needs; each has a default.
 *
 * @internal
 */
export interface HttpClientOptions {
  /** Milliseconds for a whole call. Default 10,000. */
  readonly deadlineMs?: number;
  /** Bytes of a body that are read at most. Default 16 MiB. */
  readonly maxBytes?: number;
  /** How often an idempotent call is sent at most. Default 3. */
  readonly maxAttempts?: number;
  /** Default: the global one. Another one brings its own TLS settings, see {@link createTlsFetch}. */
  readonly fetch?: Fetch;
  /** Default `Math.random`. */
  readonly random?: () => number;
}

/**
 * {@link HttpClient} over `fetch`.
 *
 * @internal
 */
export class DefaultHttpClient implements HttpClient {
  readonly #deadlineMs: number;
  readonly #maxBytes: number;
  readonly #maxAttempts: number;
  readonly #fetch: Fetch | undefined;
  readonly #random: () => number;

  constructor(options: HttpClientOptions = {}) {
    this.#deadlineMs = options.deadlineMs ?? 10_000;
    this.#maxBytes = options.maxBytes ?? 16 * 1_048_576;
    this.#maxAttempts = options.maxAttempts ?? 3;
    this.#fetch = options.fetch;
    this.#random = options.random ?? Math.random;
  }

  async request(request: HttpRequest): Promise<HttpAnswer> {
    const deadlineMs = request.deadlineMs ?? this.#deadlineMs;
    const endsAt = Date.now() + deadlineMs;
    const deadline = AbortSignal.timeout(deadlineMs);
    const signal = request.signal
      ? AbortSignal.any([deadline, request.signal])
      : deadline;
    const method = request.method ?? 'GET';
    const repeatable =
      request.idempotent ?? (method === 'GET' || method === 'HEAD');

    for (let attempt = 1; ; attempt += 1) {
      const outcome = await this.#attempt(request, signal, deadlineMs);
      if ('answer' in outcome) {
        return outcome.answer;
      }
      if (
        !repeatable ||
        !outcome.repeat ||
        attempt >= this.#maxAttempts ||
        signal.aborted
      ) {
        throw outcome.error;
      }
      const wait = retryDelay({
        attempt,
        retryAfter: outcome.retryAfter,
        random: this.#random(),
        now: Date.now(),
      });
      // An upstream that asks for more time than there is gets none: the caller learns now what it would learn at the deadline.
      if (Date.now() + wait >= endsAt) {
        throw outcome.error;
      }
      await waitFor(wait, signal);
      if (signal.aborted) {
        throw outcome.error;
      }
    }
  }

  async #attempt(
    request: HttpRequest,
    signal: AbortSignal,
    deadlineMs: number,
  ): Promise<Outcome> {
    const cancelled = () => request.signal?.aborted === true;
    let response: FetchedResponse;
    try {
      // Looked up at call time, so that a test server that replaces the global one is seen.
      response = await (this.#fetch ?? fetch)(request.url, {
        method: request.method ?? 'GET',
        headers: { ...request.headers },
        body: request.body,
        redirect: 'manual',
        signal,
      });
    } catch (error) {
      const outbound = networkError(error, {
        deadlineMs,
        cancelled: cancelled(),
      });
      return {
        error: outbound,
        repeat: outbound.code === 'refused' || outbound.code === 'cut',
      };
    }

    try {
      if (response.ok) {
        return {
          answer: {
            status: response.status,
            headers: new Headers([...response.headers]),
            text: await readCapped(
              response.body,
              request.maxBytes ?? this.#maxBytes,
            ),
          },
        };
      }
      return {
        error: await toResponseError(response, request),
        repeat: RETRIED_STATUSES.includes(response.status),
        retryAfter:
          new Headers([...response.headers]).get('retry-after') ?? undefined,
      };
    } catch (error) {
      return {
        error:
          error instanceof OutboundError
            ? error
            : networkError(error, {
                deadlineMs,
                cancelled: cancelled(),
                answering: true,
              }),
        repeat: false,
      };
    }
  }
}

type Outcome =
  | { readonly answer: HttpAnswer }
  | {
      readonly error: Error;
      readonly repeat: boolean;
      readonly retryAfter?: string;
    };

/**
 * `ResponseError` understands the error bodies of Backstage only, and believes the status inside them. So it is handed one that carries the real status and the
 * upstream's own sentence.
 */
async function toResponseError(
  response: FetchedResponse,
  request: HttpRequest,
): Promise<ResponseError> {
  const body = await readCapped(response.body, MAX_ERROR_BODY_BYTES).catch(
    // A body that cannot be read leaves the status, which is what matters.
    () => '',
  );
  const message =
    readErrorDetail(body, request.headers) ??
    `Request failed with status ${response.status}`;
  const headers = new Headers([...response.headers]);
  headers.set('content-type', 'application/json');
  return ResponseError.fromResponse({
    headers,
    ok: response.ok,
    redirected: false,
    status: response.status,
    statusText: response.statusText,
    type: 'default',
    url: request.url.origin + request.url.pathname,
    text: async () =>
      JSON.stringify({
        error: { name: 'Error', message },
        response: { statusCode: response.status },
      }),
  });
}

async function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, { signal });
  } catch {
    // Aborted: the caller looks at the signal.
  }
}
