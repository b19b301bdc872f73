import { Agent, fetch as undiciFetch } from 'undici';
import { Fetch } from './Fetch';

/**
 * TLS settings of one upstream; PEM texts.
 *
 * @internal
 */
export interface TlsOptions {
  /** Certificates that are trusted instead of the well-known ones. */
  readonly ca?: string;
  /** Client certificate and its key, for mutual TLS. */
  readonly cert?: string;
  readonly key?: string;
  /** Accepts any certificate. For laboratories; the configuration warns. */
  readonly skipTlsVerify?: boolean;
}

/**
 * A `fetch` with its own TLS settings. The global one takes none, so this one is from the package that it is built from.
 *
 * @internal
 */
export function createTlsFetch(tls: TlsOptions): Fetch {
  const dispatcher = new Agent({
    connect: {
      ca: tls.ca,
      cert: tls.cert,
      key: tls.key,
      rejectUnauthorized: tls.skipTlsVerify !== true,
    },
  });
  return (url, init) => undiciFetch(url, { ...init, dispatcher });
}
