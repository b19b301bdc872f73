import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo, Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { getResponse, RequestHandler } from 'msw';
import { LabLogger } from './LabLogger';
import { readBody } from './readBody';
import { takeTokenFromPath } from './takeTokenFromPath';
import { UpstreamControl } from './UpstreamControl';

/**
 * What a server of the lab is made of.
 *
 * @internal
 */
export interface LabServerOptions {
  /** For logs and counters: `kubernetes/prod-eu`, `gitlab`. */
  readonly name: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Asked once, when the address is known. */
  readonly handlers: (baseUrl: string) => readonly RequestHandler[];
  /** The vendor's own answer to a path that nobody handles. */
  readonly notFound: (request: Request) => Response;
  readonly logger: LabLogger;
  /** Counts requests and injects faults. */
  readonly control: UpstreamControl;
  /** Whether `/as/TOKEN/...` stands for `/...` with that bearer token. */
  readonly tokenInPath?: boolean;
}

/**
 * Lets msw handlers answer real HTTP on 127.0.0.1, streams included.
 *
 * @remarks
 * The `Request` that handlers see carries an `AbortSignal` that fires when the client's socket closes, and the answer's
 * body is piped with back pressure, so that a closed client ends a watch and a slow one slows it down.
 *
 * @internal
 */
export class LabServer {
  readonly #options: LabServerOptions;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #handlers: RequestHandler[] = [];
  #baseUrl = '';
  #port = 0;

  private constructor(options: LabServerOptions) {
    this.#options = options;
    this.#server = createServer((req, res) => {
      this.#serve(req, res).catch(error => this.#fail(res, error));
    });
    // Watches last for minutes without a byte; Node's default would cut the idle ones.
    this.#server.requestTimeout = 0;
    this.#server.keepAliveTimeout = 60_000;
    this.#server.on('connection', socket => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  /** Starts listening; rejects when the port is taken. */
  static async start(options: LabServerOptions): Promise<LabServer> {
    const server = new LabServer(options);
    await server.#listen(options.port);
    server.#port = portOf(server.#server.address());
    server.#baseUrl = `http://127.0.0.1:${server.#port}`;
    server.#handlers = [...options.handlers(server.#baseUrl)];
    return server;
  }

  /** `http://127.0.0.1:7011`, without a slash at the end. */
  get baseUrl(): string {
    return this.#baseUrl;
  }

  /** Ends open streams and stops listening, so that connections are refused. */
  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = new Promise<void>(resolve => {
      this.#server.close(() => resolve());
    });
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  /** Listens again on the same port after {@link LabServer.stop}. */
  async resume(): Promise<void> {
    if (!this.#server.listening) await this.#listen(this.#port);
  }

  async #listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
  }

  async #serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const started = Date.now();
    const { name, control, logger, notFound } = this.#options;
    const aborted = new AbortController();
    res.once('close', () => aborted.abort());

    control.count(req.method ?? 'GET', req.url ?? '/', req.headers);
    const body = await readBody(req);
    const request = this.#toRequest(req, body, aborted.signal);
    const faulty = await control.intercept(request);
    if (faulty === 'cut') {
      res.destroy();
      return;
    }
    let response = faulty;
    if (!response) {
      response = await getResponse(this.#handlers, request);
    }
    if (!response) {
      logger.debug(`${name}: nothing handles ${req.method} ${req.url}`);
      response = notFound(request);
    }
    response = control.transform(response, request);
    logger.debug(
      `${name}: ${req.method} ${req.url} ${response.status} ${
        Date.now() - started
      }ms`,
    );
    await send(response, req, res, aborted.signal);
  }

  #toRequest(
    req: IncomingMessage,
    body: Buffer | undefined,
    signal: AbortSignal,
  ): Request {
    const headers = new Headers();
    for (let i = 0; i + 1 < req.rawHeaders.length; i += 2) {
      headers.append(req.rawHeaders[i], req.rawHeaders[i + 1]);
    }
    const method = req.method ?? 'GET';
    const url = req.url ?? '/';
    const { path, token } = this.#options.tokenInPath
      ? takeTokenFromPath(url)
      : { path: url, token: undefined };
    if (token !== undefined && !headers.has('authorization')) {
      headers.set('authorization', `Bearer ${token}`);
    }
    return new Request(`${this.#baseUrl}${path}`, {
      method,
      headers,
      signal,
      ...(body && method !== 'GET' && method !== 'HEAD'
        ? { body: new Uint8Array(body) }
        : {}),
    });
  }

  #fail(res: ServerResponse, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    // A client that goes away in the middle is ordinary: every closed watch looks like this.
    if (res.destroyed || res.writableEnded) return;
    this.#options.logger.error(`${this.#options.name}: ${message}`);
    if (res.headersSent) {
      res.destroy();
      return;
    }
    res.writeHead(500, { 'content-type': 'text/plain' });
    res.end(`${message}\n`);
  }
}

async function send(
  response: Response,
  req: IncomingMessage,
  res: ServerResponse,
  closed: AbortSignal,
): Promise<void> {
  for (const [key, value] of response.headers) {
    if (key !== 'set-cookie') res.setHeader(key, value);
  }
  res.writeHead(response.status);
  if (!response.body || req.method === 'HEAD') {
    res.end();
    return;
  }
  // Headers go out at once: a watch may have nothing to say for a minute.
  res.flushHeaders();
  await pipeline(chunksOf(response.body, closed), res);
}

// Readable.fromWeb would do the same, but the DOM's and Node's stream types do not fit together.
async function* chunksOf(
  body: ReadableStream<Uint8Array>,
  closed: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  // Ends a read that waits for the next event of a quiet watch.
  closed.addEventListener('abort', () => {
    reader.cancel().catch(() => undefined);
  });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') {
    throw new Error('The lab listens on TCP only');
  }
  return address.port;
}
