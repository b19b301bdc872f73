import * as http from 'node:http';
import * as https from 'node:https';
import { text as readText } from 'node:stream/consumers';
import { HttpStream } from './HttpStream.ts';

/** @internal */
export interface HttpRequest {
  /** Default GET. */
  readonly method?: string;
  readonly query?: Readonly<
    Record<string, string | number | boolean | undefined>
  >;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON unless it is a string. */
  readonly body?: unknown;
  /** Default `application/json` when there is a body. */
  readonly contentType?: string;
  /** Replaces the client's own token; `''` sends none. */
  readonly token?: string;
  /** Default 30,000. */
  readonly timeoutMs?: number;
}

/** @internal */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
  /** The body parsed as JSON, or `undefined` if it is not JSON. Read it with `at`. */
  readonly json: unknown;
}

/** @internal */
export interface HttpClientOptions {
  readonly url: string;
  /** PEM text of the server's certificate authority, for https. */
  readonly ca?: string;
  /** Bearer token. */
  readonly token?: string;
}

/**
 * Speaks to one server over plain HTTP(S), without redirects, retries or opinions: tests look at what the server really
 * answered. Node's `fetch` would not take a certificate authority.
 *
 * @internal
 */
export class HttpClient {
  readonly url: string;
  readonly #options: HttpClientOptions;
  readonly #agent: http.Agent;

  constructor(options: HttpClientOptions) {
    this.url = options.url.replace(/\/$/, '');
    this.#options = options;
    this.#agent = options.url.startsWith('https:')
      ? new https.Agent({ keepAlive: true, ca: options.ca })
      : new http.Agent({ keepAlive: true });
  }

  /** The same server with another token. */
  as(token: string): HttpClient {
    return new HttpClient({ ...this.#options, token });
  }

  /** Sends a request and reads the whole answer, whatever its status. */
  async request(path: string, request: HttpRequest = {}): Promise<HttpAnswer> {
    const response = await this.#send(path, request);
    const text = await readText(response);
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      text,
      json: parseJson(text),
    };
  }

  /** Sends a request and reads the answer line by line as it comes, until it is closed. */
  async stream(path: string, request: HttpRequest = {}): Promise<HttpStream> {
    return new HttpStream(await this.#send(path, request));
  }

  #send(path: string, request: HttpRequest): Promise<http.IncomingMessage> {
    const url = new URL(this.url + path);
    for (const [name, value] of Object.entries(request.query ?? {})) {
      if (value !== undefined) {
        url.searchParams.set(name, String(value));
      }
    }
    const body =
      request.body === undefined || typeof request.body === 'string'
        ? request.body
        : JSON.stringify(request.body);
    const token = request.token ?? this.#options.token;
    return new Promise((resolve, reject) => {
      const outgoing = (url.protocol === 'https:' ? https : http).request(
        url,
        {
          method: request.method ?? 'GET',
          agent: this.#agent,
          headers: {
            accept: 'application/json',
            ...(token ? { authorization: `Bearer ${token}` } : {}),
            ...(body === undefined
              ? {}
              : {
                  'content-type': request.contentType ?? 'application/json',
                  // Node leaves it out for DELETE, and then the server does not see the body.
                  'content-length': String(Buffer.byteLength(body)),
                }),
            ...request.headers,
          },
        },
        response => {
          outgoing.setTimeout(0);
          resolve(response);
        },
      );
      outgoing.setTimeout(request.timeoutMs ?? 30_000, () =>
        outgoing.destroy(new Error(`no answer from ${url.href}`)),
      );
      outgoing.once('error', reject);
      outgoing.end(body);
    });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
