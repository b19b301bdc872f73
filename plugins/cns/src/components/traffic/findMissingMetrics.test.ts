import type { UpstreamProblem } from 'backstage-plugin-cns-common';
import { findMissingMetrics } from './findMissingMetrics';

function problem(
  code: UpstreamProblem['code'],
  name: string = 'staging',
  kind: UpstreamProblem['upstream']['kind'] = 'prometheus',
): UpstreamProblem {
  return { upstream: { kind, name }, code, message: 'something' };
}

describe('findMissingMetrics', () => {
  it.each(['metric-missing', 'labels-missing'] as const)(
    'finds a cluster with %s once',
    code => {
      expect(findMissingMetrics([problem(code), problem(code)], [])).toEqual([
        { cluster: 'staging', code, partly: false },
      ]);
    },
  );

  it('knows when there are numbers of the same cluster all the same', () => {
    expect(
      findMissingMetrics(
        [problem('labels-missing'), problem('labels-missing', 'prod-eu')],
        [{ cluster: 'staging' }],
      ),
    ).toMatchObject([
      { cluster: 'staging', partly: true },
      { cluster: 'prod-eu', partly: false },
    ]);
  });

  it('passes over other problems and other upstreams', () => {
    expect(
      findMissingMetrics(
        [problem('timeout'), problem('metric-missing', 'x', 'kubernetes')],
        [],
      ),
    ).toEqual([]);
  });
});
