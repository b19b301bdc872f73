import { LoggerService } from '@backstage/backend-plugin-api';
import { createTlsFetch } from '../../http/createTlsFetch';
import { DefaultHttpClient } from '../../http/DefaultHttpClient';
import { limitParallel } from '../../http/limitParallel';
import { LoggingHttpClient } from '../../http/LoggingHttpClient';
import {
  DefaultPrometheusClient,
  PrometheusEndpoint,
} from './DefaultPrometheusClient';
import { PrometheusClient, PrometheusClients } from './PrometheusClient';

// One page asks less than this at a time; what is beyond waits here instead of in the store, which would count it against its own limit of parallel queries.
const PARALLEL_CALLS = 8;

/** How to reach one store, with its TLS settings; PEM texts. @internal */
export interface PrometheusEndpointWithTls extends PrometheusEndpoint {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly skipTlsVerify?: boolean;
}

/**
 * Makes a client per cluster that has a store.
 *
 * @internal
 */
export function createPrometheusClients(options: {
  readonly endpoints: Readonly<
    Record<string, PrometheusEndpointWithTls | undefined>
  >;
  readonly timeoutMs: number;
  readonly maximumAnswerBytes: number;
  readonly logger: LoggerService;
}): PrometheusClients {
  const clients = new Map<string, PrometheusClient>();
  for (const [cluster, endpoint] of Object.entries(options.endpoints)) {
    if (!endpoint) {
      continue;
    }
    const { ca, cert, key, skipTlsVerify } = endpoint;
    const http = limitParallel(
      new LoggingHttpClient({
        http: new DefaultHttpClient({
          deadlineMs: options.timeoutMs,
          maxBytes: options.maximumAnswerBytes,
          fetch:
            ca || cert || skipTlsVerify
              ? createTlsFetch({ ca, cert, key, skipTlsVerify })
              : undefined,
        }),
        logger: options.logger,
        kind: 'prometheus',
        name: cluster,
      }),
      PARALLEL_CALLS,
    );
    clients.set(cluster, new DefaultPrometheusClient({ http, endpoint }));
  }
  return { find: cluster => clients.get(cluster) };
}
