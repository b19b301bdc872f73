import { once } from 'node:events';
import { IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest, RequestOptions } from 'node:https';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Fetch, FetchedBody, FetchedResponse } from '../../http/Fetch';
import { ClusterConnection } from './ClusterConnection';

// Finds a connection whose other end is gone, also under a watch on which nothing happens.
const KEEP_ALIVE_MS = 30_000;

/**
 * A `fetch` to one API server, with the certificates, proxies and credentials of `@kubernetes/client-node`. Given URLs are relative to the
 * server's address: only their path and query count. `node:http` never follows redirects.
 *
 * @internal
 */
export function createKubernetesFetch(connection: ClusterConnection): Fetch {
  return async (url, init) => {
    const kubeConfig = await connection.kubeConfig();
    const cluster = kubeConfig.getCurrentCluster();
    if (!cluster) {
      throw new Error(`No address is known of cluster ${connection.name}`);
    }
    const target = new URL(
      cluster.server.replace(/\/+$/, '') + url.pathname + url.search,
    );
    const options: RequestOptions = {};
    await kubeConfig.applyToHTTPSOptions(options);
    options.method = init.method;
    options.headers = {
      ...options.headers,
      ...init.headers,
      'accept-encoding': 'gzip',
      'user-agent': 'backstage-plugin-cns',
    };
    options.signal = init.signal;

    const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
    const outgoing = send(target, options);
    outgoing.on('socket', socket => socket.setKeepAlive(true, KEEP_ALIVE_MS));
    outgoing.end(init.body);
    const [incoming] = await once(outgoing, 'response', {
      signal: init.signal,
    });
    // From here on an error reaches whoever reads the body; unheard on the request it would end the process.
    outgoing.on('error', () => {});
    return toFetchedResponse(incoming);
  };
}

function toFetchedResponse(incoming: IncomingMessage): FetchedResponse {
  const status = incoming.statusCode ?? 0;
  return {
    ok: status >= 200 && status < 300,
    status,
    statusText: incoming.statusMessage ?? '',
    headers: headerPairs(incoming),
    body: toBody(incoming),
  };
}

function headerPairs(incoming: IncomingMessage): [string, string][] {
  const pairs: [string, string][] = [];
  for (const [name, value] of Object.entries(incoming.headers)) {
    // The body is handed out decompressed.
    if (value !== undefined && name !== 'content-encoding') {
      pairs.push([name, Array.isArray(value) ? value.join(', ') : value]);
    }
  }
  return pairs;
}

function toBody(incoming: IncomingMessage): FetchedBody {
  const body: Readable =
    incoming.headers['content-encoding'] === 'gzip'
      ? incoming.pipe(createGunzip())
      : incoming;
  // `pipe` does not carry errors over: a stream that is cut must not wait for ever.
  incoming.on('error', error => body.destroy(error));
  const chunks = body[Symbol.asyncIterator]();
  return {
    getReader: () => ({
      async read() {
        const { done, value } = await chunks.next();
        return done ? { done: true } : { done: false, value };
      },
      async cancel() {
        incoming.destroy();
        body.destroy();
      },
    }),
  };
}
