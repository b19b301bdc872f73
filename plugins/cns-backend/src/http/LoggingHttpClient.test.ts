import { mockServices } from '@backstage/backend-test-utils';
import { HttpClient } from './HttpClient';
import { LoggingHttpClient } from './LoggingHttpClient';
import { OutboundError } from './OutboundError';

describe('LoggingHttpClient', () => {
  function setUp() {
    const lines: string[] = [];
    const logger = mockServices.logger.mock({
      child: () =>
        mockServices.logger.mock({
          debug: message => lines.push(`debug ${message}`),
          info: message => lines.push(`info ${message}`),
          warn: message => lines.push(`warn ${message}`),
        }),
    });
    let failure: Error | undefined;
    const inner: HttpClient = {
      request: async () => {
        if (failure) {
          throw failure;
        }
        return { status: 200, headers: new Headers(), text: '{}' };
      },
    };
    const http = new LoggingHttpClient({
      http: inner,
      logger,
      kind: 'prometheus',
      name: 'prod-eu',
    });
    return {
      /** One call; the lines that it wrote. */
      call: async (error?: Error) => {
        failure = error;
        lines.length = 0;
        const outcome = await http
          .request({
            url: new URL('https://prometheus.test/api/v1/query?query=secret'),
            headers: { authorization: 'Bearer t0ken' },
          })
          .then(({ status }) => status)
          .catch((e: unknown) => e);
        return {
          outcome,
          lines: lines.map(line => line.replace(/\d+ ms$/, 'n ms')),
        };
      },
    };
  }

  const down = new OutboundError('refused', 'cannot be reached');

  it('writes when an upstream goes away and comes back, once', async () => {
    const { call } = setUp();
    expect(await call()).toEqual({
      outcome: 200,
      lines: ['debug GET /api/v1/query 200 after n ms'],
    });
    expect(await call(down)).toEqual({
      outcome: down,
      lines: [
        'debug GET /api/v1/query refused after n ms',
        'warn Prometheus of prod-eu cannot be reached.',
      ],
    });
    expect((await call(down)).lines).toEqual([
      'debug GET /api/v1/query refused after n ms',
    ]);
    expect((await call()).lines).toEqual([
      'debug GET /api/v1/query 200 after n ms',
      'info Answers again',
    ]);
    // Not so soon again.
    expect((await call(down)).lines).toEqual([
      'debug GET /api/v1/query refused after n ms',
    ]);
  });

  it('does not warn about a question that has no answer', async () => {
    const { call } = setUp();
    const notFound = Object.assign(new Error('Request failed'), {
      name: 'ResponseError',
      statusCode: 404,
    });
    expect((await call(notFound)).lines).toEqual([
      'debug GET /api/v1/query not-found after n ms',
    ]);
  });
});
