/**
 * One call to an upstream.
 *
 * @internal
 */
export interface HttpRequest {
  /** Without credentials; its query never appears in an error. */
  readonly url: URL;
  /** Default `GET`. */
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whether it may be sent again after a failure. Default: `GET` and `HEAD` may. */
  readonly idempotent?: boolean;
  /** Ends the call, also between and during its retries. */
  readonly signal?: AbortSignal;
  /** Milliseconds for everything: all attempts, the waits between them and the body. Default: that of the client. */
  readonly deadlineMs?: number;
  /** Bytes of body, after decompression, that are read at most. Default: that of the client. */
  readonly maxBytes?: number;
}

/**
 * An answer with a status of 200 to 299, read to its end.
 *
 * @internal
 */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/**
 * The only way out of this plugin to Prometheus and GitLab, so that every call has a deadline, can be aborted, reads a bounded body, is repeated
 * only when that does no harm, follows no redirect, and never puts a credential into an error.
 *
 * @internal
 */
export interface HttpClient {
  /**
   * Sends the request.
   *
   * @throws `ResponseError` when the upstream answered with another status than 2xx; its `cause` carries what the upstream said.
   * @throws {@link OutboundError} when it did not answer, or not usably.
   */
  request(request: HttpRequest): Promise<HttpAnswer>;
}
