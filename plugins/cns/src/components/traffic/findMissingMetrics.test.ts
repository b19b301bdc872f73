import { buildProblem } from '../../testing/buildProblem';
import { findMissingMetrics } from './findMissingMetrics';

describe('findMissingMetrics', () => {
  it.each(['metric-missing', 'labels-missing'] as const)(
    'finds a cluster with %s once',
    code => {
      const first = buildProblem({ code, hint: 'Values:\nhubble:\n' });
      expect(findMissingMetrics([first, buildProblem({ code })], [])).toEqual({
        missing: [first],
        others: [],
      });
    },
  );

  it.each([
    ['another kind of problem', buildProblem({ code: 'timeout' })],
    [
      'another upstream',
      buildProblem({
        code: 'metric-missing',
        upstream: { kind: 'kubernetes', name: 'prod-eu' },
      }),
    ],
    [
      'a problem with another way out',
      buildProblem({ code: 'metric-missing', hint: 'Compare the matchers.' }),
    ],
  ])('leaves %s to the list of problems', (_, problem) => {
    expect(findMissingMetrics([problem], [])).toEqual({
      missing: [],
      others: [problem],
    });
  });

  it('leaves it to the list when the cluster has numbers all the same', () => {
    const problem = buildProblem({ code: 'metric-missing' });
    expect(
      findMissingMetrics([problem], [{ cluster: 'prod-eu' }]).others,
    ).toEqual([problem]);
    expect(
      findMissingMetrics([problem], [{ cluster: 'staging' }]).missing,
    ).toEqual([problem]);
  });
});
