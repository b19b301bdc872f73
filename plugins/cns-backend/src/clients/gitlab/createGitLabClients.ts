import { LoggerService } from '@backstage/backend-plugin-api';
import { DefaultHttpClient } from '../../http/DefaultHttpClient';
import { limitParallel } from '../../http/limitParallel';
import { LoggingHttpClient } from '../../http/LoggingHttpClient';
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
  readonly logger: LoggerService;
}): GitLabClients {
  const clients = new Map(
    options.hosts.map(host => {
      const http = limitParallel(
        new LoggingHttpClient({
          http: new DefaultHttpClient({
            deadlineMs: options.timeoutMs,
            maxBytes: options.maximumAnswerBytes,
          }),
          logger: options.logger,
          kind: 'gitlab',
          name: host.host,
        }),
        PARALLEL_CALLS,
      );
      return [host.host, new DefaultGitLabClient({ http, host })];
    }),
  );
  return { find: host => clients.get(host) };
}
