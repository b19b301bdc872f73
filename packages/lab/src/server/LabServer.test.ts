import { once } from 'node:events';
import { connect } from 'node:net';
import { http } from 'msw';
import { UpstreamMonitor } from '../faults';
import { LabServer } from './LabServer';

const QUIET = {
  debug: () => undefined,
  info: () => undefined,
  error: () => undefined,
};

interface Running {
  readonly server: LabServer;
  readonly monitor: UpstreamMonitor;
  readonly debug: string[];
  readonly ended: Promise<void>;
}

const servers: LabServer[] = [];

async function start(): Promise<Running> {
  const debug: string[] = [];
  const monitor = new UpstreamMonitor('test', 'kubernetes');
  let end: () => void = () => undefined;
  const ended = new Promise<void>(resolve => {
    end = resolve;
  });
  const server = await LabServer.start({
    name: 'test',
    port: 0,
    logger: { ...QUIET, debug: message => debug.push(message) },
    control: monitor,
    notFound: () => new Response('vendor says no\n', { status: 404 }),
    handlers: baseUrl => [
      http.post(`${baseUrl}/echo`, async ({ request }) =>
        Response.json({
          said: await request.text(),
          a: request.headers.get('a'),
        }),
      ),
      http.get(`${baseUrl}/stream`, ({ request }) => {
        const { readable, writable } = new TransformStream<
          Uint8Array,
          Uint8Array
        >();
        const writer = writable.getWriter();
        writer
          .write(new TextEncoder().encode('first\n'))
          .catch(() => undefined);
        request.signal.addEventListener('abort', () => {
          end();
          writer.close().catch(() => undefined);
        });
        return new Response(readable);
      }),
      http.get(`${baseUrl}/broken`, () => {
        throw new Error('a handler failed');
      }),
    ],
  });
  monitor.onRefusal(refused => (refused ? server.stop() : server.resume()));
  servers.push(server);
  return { server, monitor, debug, ended };
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map(server => server.stop()));
});

describe('LabServer', () => {
  it('lets handlers answer, with body and headers', async () => {
    const { server } = await start();
    const response = await fetch(`${server.baseUrl}/echo`, {
      method: 'POST',
      body: 'hello',
      headers: { a: 'b' },
    });
    expect(await response.json()).toEqual({ said: 'hello', a: 'b' });
  });

  it('listens on the loopback address only', async () => {
    const { server } = await start();
    expect(server.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it("answers what nobody handles with the vendor's own words, and logs it", async () => {
    const { server, debug } = await start();
    const response = await fetch(`${server.baseUrl}/unknown`);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('vendor says no\n');
    expect(debug[0]).toBe('test: nothing handles GET /unknown');
  });

  it('streams, and tells the handler when the client has gone', async () => {
    const { server, ended } = await start();
    const gone = new AbortController();
    const response = await fetch(`${server.baseUrl}/stream`, {
      signal: gone.signal,
    });
    const reader = response.body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe(
      'first\n',
    );
    gone.abort();
    await ended;
  });

  it('ends open streams when it stops', async () => {
    const { server, ended } = await start();
    const response = await fetch(`${server.baseUrl}/stream`);
    await server.stop();
    await ended;
    await expect(response.text()).rejects.toThrow();
  });

  it('survives a handler that throws', async () => {
    const { server } = await start();
    expect((await fetch(`${server.baseUrl}/broken`)).status).toBe(500);
    expect((await fetch(`${server.baseUrl}/unknown`)).status).toBe(404);
  });

  it('survives a client that closes in the middle of its request', async () => {
    const { server } = await start();
    const socket = connect(Number(new URL(server.baseUrl).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      'POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\nhalf',
    );
    socket.destroy();
    expect((await fetch(`${server.baseUrl}/unknown`)).status).toBe(404);
  });
});

describe('faults', () => {
  it.each([
    ['status', { type: 'status', status: 410 }, 410, '"reason":"Expired"'],
    [
      'status 429',
      { type: 'status', status: 429, retryAfterSeconds: 3 },
      429,
      'Too many requests',
    ],
    ['garbage', { type: 'garbage' }, 200, '{"kind":"Pod'],
    ['html', { type: 'html' }, 200, '<!DOCTYPE html>'],
  ] as const)('%s', async (_, fault, status, text) => {
    const { server, monitor } = await start();
    await monitor.setFaults([fault]);
    const response = await fetch(`${server.baseUrl}/anything`);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(text);
    await monitor.setFaults([]);
    expect((await fetch(`${server.baseUrl}/anything`)).status).toBe(404);
  });

  it('latency', async () => {
    const { server, monitor } = await start();
    await monitor.setFaults([{ type: 'latency', ms: 120 }]);
    const began = performance.now();
    await fetch(`${server.baseUrl}/anything`);
    expect(performance.now() - began).toBeGreaterThan(110);
  });

  it('a cut before the answer, and one in the middle', async () => {
    const { server, monitor } = await start();
    await monitor.setFaults([{ type: 'cut', afterBytes: 0 }]);
    await expect(fetch(`${server.baseUrl}/anything`)).rejects.toThrow();
    await monitor.setFaults([{ type: 'cut', afterBytes: 4 }]);
    const response = await fetch(`${server.baseUrl}/anything`);
    await expect(response.text()).rejects.toThrow();
  });

  it('a huge body', async () => {
    const { server, monitor } = await start();
    await monitor.setFaults([{ type: 'huge', bytes: 3_000_000 }]);
    const body = await (
      await fetch(`${server.baseUrl}/anything`)
    ).arrayBuffer();
    expect(body.byteLength).toBeGreaterThan(3_000_000);
  });

  it('a closed port, and the same one open again', async () => {
    const { server, monitor } = await start();
    await monitor.setFaults([{ type: 'refuse' }]);
    await expect(fetch(`${server.baseUrl}/anything`)).rejects.toMatchObject({
      cause: { code: 'ECONNREFUSED' },
    });
    await monitor.setFaults([]);
    expect((await fetch(`${server.baseUrl}/anything`)).status).toBe(404);
  });

  it('only strikes the path, method and number of times that it is told', async () => {
    const { server, monitor } = await start();
    await monitor.setFaults([
      { type: 'status', status: 500, path: '/echo', method: 'POST', times: 1 },
    ]);
    const post = () =>
      fetch(`${server.baseUrl}/echo`, { method: 'POST', body: 'x' });
    expect((await fetch(`${server.baseUrl}/anything`)).status).toBe(404);
    expect((await post()).status).toBe(500);
    expect((await post()).status).toBe(200);
  });
});
