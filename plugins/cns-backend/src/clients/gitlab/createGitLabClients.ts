import { DefaultHttpClient } from '../../http/DefaultHttpClient';
import { limitParallel } from '../../http/limitParallel';
import { DefaultGitLabClient, GitLabHost } from './DefaultGitLabClient';
import { GitLabClients } from './GitLabClient';

// A token has one rate limit for everybody who uses it.
const PARALLEL_CALLS = 6;

/**
 * Makes a client per host of `integrations.gitlab`.
 *
 * @internal
 */
export function createGitLabClients(options: {
  readonly hosts: readonly GitLabHost[];
  readonly timeoutMs: number;
  readonly maximumAnswerBytes: number;
}): GitLabClients {
  const clients = new Map(
    options.hosts.map(host => {
      const http = limitParallel(
        new DefaultHttpClient({
          deadlineMs: options.timeoutMs,
          maxBytes: options.maximumAnswerBytes,
        }),
        PARALLEL_CALLS,
      );
      return [host.host, new DefaultGitLabClient({ http, host })];
    }),
  );
  return { find: host => clients.get(host) };
}
