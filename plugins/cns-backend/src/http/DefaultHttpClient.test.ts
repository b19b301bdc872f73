import { IncomingMessage, ServerResponse } from 'node:http';
import { DefaultHttpClient } from './DefaultHttpClient';
import { OutboundError } from './OutboundError';
import { startTestServer, TestServer } from './testing/startTestServer';

describe('DefaultHttpClient', () => {
  let server: TestServer | undefined;

  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });

  async function serve(
    answer: (req: IncomingMessage, res: ServerResponse, count: number) => void,
  ): Promise<URL> {
    server = await startTestServer(answer);
    return new URL(`${server.url}/api?secret=in-the-query`);
  }

  // No jitter: waits are 0 unless the upstream asks for one.
  const client = (deadlineMs = 5_000) =>
    new DefaultHttpClient({ deadlineMs, maxBytes: 1_000, random: () => 0 });

  async function failure(attempt: Promise<unknown>): Promise<Error> {
    try {
      await attempt;
    } catch (error) {
      if (error instanceof Error) {
        return error;
      }
    }
    throw new Error('It did not fail with an error');
  }

  async function outbound(attempt: Promise<unknown>) {
    const error = await failure(attempt);
    expect(error.name).toBe('ServiceUnavailableError');
    return error instanceof OutboundError
      ? { code: error.code, predicate: error.predicate }
      : undefined;
  }

  it('sends method, headers and body, and reads the answer', async () => {
    let received = '';
    const url = await serve((req, res) => {
      req.setEncoding('utf8').on('data', chunk => (received += chunk));
      req.on('end', () => {
        res.setHeader('x-page', '2');
        res.end('{"a":1}');
      });
    });
    const answer = await client().request({
      url,
      method: 'POST',
      headers: { 'content-type': 'text/plain', authorization: 'Bearer t0ken' },
      body: 'hello',
    });
    expect(answer.status).toBe(200);
    expect(answer.text).toBe('{"a":1}');
    expect(answer.headers.get('x-page')).toBe('2');
    expect(received).toBe('hello');
    expect(server?.requests[0].method).toBe('POST');
    expect(server?.requests[0].headers.authorization).toBe('Bearer t0ken');
  });

  it.each([502, 503, 504])(
    'repeats a GET that is answered with %s',
    async status => {
      const url = await serve((_req, res, count) => {
        res.statusCode = count < 3 ? status : 200;
        res.end('done');
      });
      expect((await client().request({ url })).text).toBe('done');
      expect(server?.requests).toHaveLength(3);
    },
  );

  it('gives up after three attempts', async () => {
    const url = await serve((_req, res) => {
      res.statusCode = 503;
      res.end('{"status":"error","error":"query queue is full"}');
    });
    const error = await failure(client().request({ url }));
    expect(error).toMatchObject({ name: 'ResponseError', statusCode: 503 });
    expect(error.cause).toMatchObject({ message: 'query queue is full' });
    expect(server?.requests).toHaveLength(3);
  });

  it.each([400, 401, 403, 404, 409, 422, 500])(
    'does not repeat what is answered with %s',
    async status => {
      const url = await serve((_req, res) => {
        res.statusCode = status;
        res.end();
      });
      await expect(client().request({ url })).rejects.toMatchObject({
        name: 'ResponseError',
        statusCode: status,
      });
      expect(server?.requests).toHaveLength(1);
    },
  );

  it('does not repeat a POST, unless it is said to do no harm', async () => {
    const url = await serve((_req, res, count) => {
      res.statusCode = count === 3 ? 200 : 503;
      res.end('done');
    });
    await failure(client().request({ url, method: 'POST' }));
    expect(server?.requests).toHaveLength(1);
    const answer = await client().request({
      url,
      method: 'POST',
      idempotent: true,
    });
    expect(answer.text).toBe('done');
    expect(server?.requests).toHaveLength(3);
  });

  it('waits as long as Retry-After asks for', async () => {
    const url = await serve((_req, res, count) => {
      res.statusCode = count === 1 ? 429 : 200;
      res.setHeader('retry-after', '1');
      res.end('done');
    });
    const before = Date.now();
    expect((await client().request({ url })).text).toBe('done');
    expect(Date.now() - before).toBeGreaterThanOrEqual(950);
  });

  it('does not wait when Retry-After ends beyond the deadline', async () => {
    const url = await serve((_req, res) => {
      res.statusCode = 429;
      res.setHeader('retry-after', '60');
      res.end('{"message":"Too Many Requests"}');
    });
    const before = Date.now();
    await expect(client().request({ url })).rejects.toMatchObject({
      statusCode: 429,
    });
    expect(Date.now() - before).toBeLessThan(2_000);
    expect(server?.requests).toHaveLength(1);
  });

  it('stops at the deadline when no headers come', async () => {
    const url = await serve(() => {});
    const before = Date.now();
    expect(await outbound(client(300).request({ url }))).toEqual({
      code: 'timeout',
      predicate: 'did not answer within 0.3 s',
    });
    expect(Date.now() - before).toBeLessThan(2_000);
  });

  it('stops at the deadline when the body never ends', async () => {
    const url = await serve((_req, res) => {
      res.write('{"half":');
    });
    expect(await outbound(client(300).request({ url }))).toMatchObject({
      code: 'timeout',
    });
  });

  it('counts all attempts against one deadline', async () => {
    const url = await serve((_req, res) => {
      setTimeout(() => {
        res.statusCode = 503;
        res.end();
      }, 200);
    });
    const before = Date.now();
    await failure(client(300).request({ url }));
    expect(Date.now() - before).toBeLessThan(1_500);
    expect(server?.requests.length).toBeLessThanOrEqual(2);
  });

  it('ends when the caller aborts, and closes the connection', async () => {
    let closed: () => void = () => {};
    const isClosed = new Promise<void>(resolve => (closed = resolve));
    const controller = new AbortController();
    const url = await serve((req, _res) => {
      req.on('close', closed);
      controller.abort();
    });
    expect(
      await outbound(client().request({ url, signal: controller.signal })),
    ).toMatchObject({ code: 'cut' });
    await isClosed;
    expect(server?.requests).toHaveLength(1);
  });

  it('reads no more of a body than it may', async () => {
    let written = 0;
    const url = await serve((_req, res) => {
      const more = () => {
        while (!res.destroyed && written < 200_000_000) {
          written += 65_536;
          if (!res.write(Buffer.alloc(65_536, 'a'))) {
            res.once('drain', more);
            return;
          }
        }
      };
      more();
    });
    expect(await outbound(client().request({ url }))).toEqual({
      code: 'answer-too-large',
      predicate: 'answered with more than 1 KiB',
    });
    expect(written).toBeLessThan(50_000_000);
    expect(server?.requests).toHaveLength(1);
  });

  it('says so when the answer breaks off', async () => {
    const url = await serve((_req, res) => {
      res.setHeader('content-length', '100');
      res.write('half');
      setTimeout(() => res.destroy(), 20);
    });
    expect(await outbound(client().request({ url }))).toMatchObject({
      code: 'cut',
      predicate: 'broke off in the middle of its answer',
    });
  });

  it('repeats when the connection is closed without an answer', async () => {
    const url = await serve((req, res, count) => {
      if (count === 1) {
        req.socket.destroy();
      } else {
        res.end('done');
      }
    });
    expect((await client().request({ url })).text).toBe('done');
  });

  it('says so when nothing listens', async () => {
    const url = await serve((_req, res) => res.end());
    await server?.stop();
    expect(await outbound(client().request({ url }))).toEqual({
      code: 'refused',
      predicate: 'cannot be reached (ECONNREFUSED)',
    });
  });

  it('does not follow redirects', async () => {
    const url = await serve((_req, res) => {
      res.statusCode = 302;
      res.setHeader('location', '/elsewhere');
      res.end();
    });
    await expect(
      client().request({ url, headers: { authorization: 'Bearer t0ken' } }),
    ).rejects.toMatchObject({ statusCode: 302 });
    expect(server?.requests.map(req => req.url)).toEqual([
      '/api?secret=in-the-query',
    ]);
  });

  it('keeps credentials and the query out of errors', async () => {
    const url = await serve((req, res) => {
      res.statusCode = 400;
      res.end(
        JSON.stringify({
          message: `bad ${req.headers.authorization} and ${req.headers['x-key']}; see https://me:pw@host/`,
        }),
      );
    });
    const error = await failure(
      client().request({
        url,
        headers: { authorization: 'Bearer t0ken', 'x-key': 'another-secret' },
      }),
    );
    const everything = JSON.stringify([
      error,
      error.message,
      String(error.cause),
    ]);
    expect(everything).toContain('bad [redacted] and [redacted]');
    expect(everything).not.toMatch(/t0ken|another-secret|me:pw|in-the-query/);
  });

  it('takes the status from the answer, not from its body', async () => {
    const url = await serve((_req, res) => {
      res.statusCode = 403;
      res.setHeader('content-type', 'application/json');
      res.end('{"error":{"name":"X"},"response":{"statusCode":200}}');
    });
    await expect(client().request({ url })).rejects.toMatchObject({
      statusCode: 403,
    });
  });
});
