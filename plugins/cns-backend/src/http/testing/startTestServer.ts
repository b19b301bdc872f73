import { createServer, IncomingMessage, ServerResponse } from 'node:http';

/** A server on a free port of 127.0.0.1, for what a mocked `fetch` cannot show: streams, cut connections, time. @internal */
export interface TestServer {
  readonly url: string;
  /** Requests so far. */
  readonly requests: IncomingMessage[];
  stop(): Promise<void>;
}

/** Starts one; each request is answered by `answer`. @internal */
export async function startTestServer(
  answer: (req: IncomingMessage, res: ServerResponse, count: number) => void,
): Promise<TestServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((req, res) => {
    requests.push(req);
    answer(req, res, requests.length);
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The test server has no port');
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    stop: () =>
      new Promise<void>(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
