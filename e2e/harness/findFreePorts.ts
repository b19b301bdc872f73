import { createServer } from 'node:net';

// Below the range that the kernel hands out for outgoing connections (32768 and up), so that nothing takes a port between
// this check and the server's start.
const LOWEST = 20_000;
const HIGHEST = 32_000;

/**
 * Finds ports on 127.0.0.1 that nobody listens on.
 *
 * @internal
 */
export async function findFreePorts(count: number): Promise<readonly number[]> {
  const found = new Set<number>();
  while (found.size < count) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    if (!found.has(port) && (await isFree(port))) {
      found.add(port);
    }
  }
  return [...found];
}

/**
 * Finds one such port.
 *
 * @internal
 */
export async function findFreePort(): Promise<number> {
  const [port] = await findFreePorts(1);
  if (port === undefined) {
    throw new Error('no free port');
  }
  return port;
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
