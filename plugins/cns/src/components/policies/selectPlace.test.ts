import type { PoliciesAnswer } from 'backstage-plugin-cns-common';
import { buildFreshness } from '../../testing/buildFreshness';
import { buildPolicy } from '../../testing/buildPolicy';
import { buildProblem } from '../../testing/buildProblem';
import { buildTarget } from '../../testing/buildTarget';
import { selectPlace } from './selectPlace';

const target = buildTarget();
const answer = (overrides: Partial<PoliciesAnswer> = {}): PoliciesAnswer => ({
  items: [],
  targets: [target],
  problems: [],
  freshness: [buildFreshness()],
  ...overrides,
});
const kubernetes = { kind: 'kubernetes', name: 'prod-eu' } as const;

describe('selectPlace', () => {
  it('takes the policies of the namespace and the cluster-scoped ones of the cluster', () => {
    const own = buildPolicy();
    const wide = buildPolicy({
      kind: 'ClusterNetworkPolicy',
      namespace: undefined,
    });
    const place = selectPlace(
      answer({
        items: [
          own,
          wide,
          buildPolicy({ namespace: 'pay' }),
          buildPolicy({ cluster: 'staging' }),
        ],
      }),
      target,
    );

    expect(place).toMatchObject({ state: 'listed', policies: [own, wide] });
  });

  it('is empty only when that is known', () => {
    expect(selectPlace(answer(), target).state).toBe('empty');
    expect(
      selectPlace(
        answer({ freshness: [buildFreshness({ state: 'loading' })] }),
        target,
      ).state,
    ).toBe('loading');
    expect(
      selectPlace(
        answer({ problems: [buildProblem({ upstream: kubernetes })] }),
        target,
      ).state,
    ).toBe('nothing');
    for (const trust of ['foreign', 'absent', 'unknown'] as const) {
      expect(selectPlace(answer(), buildTarget({ trust })).state).toBe(
        'nothing',
      );
    }
  });

  it('is still empty when another cluster has a problem', () => {
    const elsewhere = buildProblem({
      upstream: { kind: 'kubernetes', name: 'staging' },
    });
    const place = selectPlace(answer({ problems: [elsewhere] }), target);

    expect(place.state).toBe('empty');
    expect(place.problems).toEqual([elsewhere]);
  });

  it('leaves to the notice what the notice tells', () => {
    const place = selectPlace(
      answer({
        problems: [
          buildProblem({ upstream: kubernetes, code: 'binding-unconfirmed' }),
        ],
      }),
      buildTarget({ trust: 'unconfirmed' }),
    );

    expect(place.problems).toEqual([]);
    expect(place.state).toBe('empty');
  });
});
