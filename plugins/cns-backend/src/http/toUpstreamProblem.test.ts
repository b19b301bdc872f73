import { ForwardedError, ResponseError } from '@backstage/errors';
import { upstreamProblemSchema } from 'backstage-plugin-cns-common';
import { OutboundError } from './OutboundError';
import { toUpstreamProblem } from './toUpstreamProblem';

const upstream = { kind: 'prometheus', name: 'prod-eu' } as const;

function responseError(status: number, message: string) {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'Error', message },
        response: { statusCode: status },
      }),
      { status, headers: { 'content-type': 'application/json' } },
    ),
  );
}

describe('toUpstreamProblem', () => {
  it.each([
    [302, 'moved'],
    [400, 'server-error'],
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [410, 'not-found'],
    [422, 'server-error'],
    [429, 'rate-limited'],
    [500, 'server-error'],
    [503, 'server-error'],
    [504, 'timeout'],
  ])('gives status %s the code %s', async (status, code) => {
    const problem = toUpstreamProblem(
      upstream,
      await responseError(status, 'because'),
    );
    expect(problem.code).toBe(code);
    expect(problem.message).toMatch(/^Prometheus of prod-eu .*\.$/);
    expect(problem.message).toContain(String(status));
    expect(upstreamProblemSchema.parse(problem)).toEqual(problem);
  });

  it('quotes what the upstream said', async () => {
    const error = await responseError(422, 'query timed out.');
    expect(toUpstreamProblem(upstream, error).message).toBe(
      'Prometheus of prod-eu answered with status 422: query timed out.',
    );
  });

  it('reads through errors that add context', () => {
    const error = new ForwardedError(
      'Could not read the series',
      new OutboundError('timeout', 'did not answer within 5 s'),
    );
    expect(toUpstreamProblem(upstream, error)).toEqual({
      upstream,
      code: 'timeout',
      message: 'Prometheus of prod-eu did not answer within 5 s.',
      hint: 'It is asked again with the next refresh.',
    });
  });

  it('tells nothing of errors that are our own', () => {
    const problem = toUpstreamProblem(upstream, new TypeError('x is not a y'));
    expect(problem.code).toBe('server-error');
    expect(problem.message).not.toContain('x is not a y');
  });
});
