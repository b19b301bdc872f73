import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';

/** A request that is repeated. @internal */
export interface RepeatedRequest {
  readonly url: string;
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One answer, with its time and its size on the wire. @internal */
export interface MeasuredAnswer {
  readonly milliseconds: number;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bodyBytes: number;
  /** Status line, headers and body as they came through the socket. */
  readonly wireBytes: number;
  readonly body: string;
}

/**
 * Sends one request over a kept connection and reads the whole answer.
 *
 * @internal
 */
export async function measureRequest(
  each: RepeatedRequest,
  agent: Agent,
): Promise<MeasuredAnswer> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    let socket: Socket | undefined;
    let before = 0;
    const sent = request(each.url, {
      method: each.method ?? 'GET',
      headers: {
        ...each.headers,
        ...(each.body === undefined
          ? {}
          : { 'content-length': String(Buffer.byteLength(each.body)) }),
      },
      agent,
    });
    sent.once('socket', given => {
      socket = given;
      before = given.bytesRead;
    });
    sent.once('error', reject);
    sent.once('response', answer => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', reject);
      answer.once('end', () => {
        const body = Buffer.concat(chunks);
        resolve({
          milliseconds: performance.now() - began,
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          bodyBytes: body.length,
          wireBytes: (socket?.bytesRead ?? 0) - before,
          body: body.toString('utf8'),
        });
      });
    });
    sent.end(each.body);
  });
}

/**
 * Lets a number of viewers ask the same thing, each again as soon as it is answered.
 *
 * @returns every answer's time in milliseconds
 * @throws when an answer is not one of `expected`
 *
 * @internal
 */
export async function measureViewers(
  each: RepeatedRequest,
  options: {
    readonly viewers: number;
    readonly requestsPerViewer: number;
    readonly expected: readonly number[];
  },
): Promise<number[]> {
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: options.viewers }, async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      try {
        for (let n = 0; n < options.requestsPerViewer; n += 1) {
          const answer = await measureRequest(each, agent);
          if (!options.expected.includes(answer.status)) {
            throw new Error(
              `${each.url} answered ${answer.status}: ${answer.body.slice(
                0,
                300,
              )}`,
            );
          }
          times.push(answer.milliseconds);
        }
      } finally {
        agent.destroy();
      }
    }),
  );
  return times;
}
