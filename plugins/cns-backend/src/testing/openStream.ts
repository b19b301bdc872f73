import { request, Server } from 'node:http';

/** A response that may never end. @internal */
export interface OpenStream {
  readonly status: number;
  readonly contentType: string;
  /** What has arrived so far, in pieces as they came. */
  readonly pieces: readonly string[];
  close(): void;
}

/**
 * Opens a stream on a test server and waits for its first piece.
 *
 * @internal
 */
export async function openStream(
  server: Server,
  options: { readonly path: string; readonly authorization: string },
): Promise<OpenStream> {
  const address = server.address();
  if (typeof address !== 'object' || address === null) {
    throw new Error('The backend listens nowhere');
  }
  const call = request({
    host: '127.0.0.1',
    port: address.port,
    path: options.path,
    headers: { authorization: options.authorization },
  });
  const pieces: string[] = [];
  return new Promise((resolve, reject) => {
    call.on('error', reject);
    call.on('response', res => {
      res.setEncoding('utf8');
      // Closing it from this side is no error to a test.
      res.on('error', () => {});
      res.on('data', (piece: string) => {
        pieces.push(piece);
        resolve({
          status: res.statusCode ?? 0,
          contentType: res.headers['content-type'] ?? '',
          pieces,
          close: () => call.destroy(),
        });
      });
    });
    call.end();
  });
}
