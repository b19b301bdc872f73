import { IncomingMessage } from 'node:http';

/** Larger than anything a client of the lab has reason to send; etcd's own limit is 1.5 MiB. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * The whole body of a request, or `undefined` if it has none.
 *
 * @internal
 */
export async function readBody(
  req: IncomingMessage,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    size += buffer.length;
    if (size > MAX_BYTES) throw new Error('The request body is too large');
    chunks.push(buffer);
  }
  return size === 0 ? undefined : Buffer.concat(chunks);
}
