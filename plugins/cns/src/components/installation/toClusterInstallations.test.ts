import type { InstallationState } from 'backstage-plugin-cns-common';
import { buildInstallationStep } from '../../testing/buildInstallationStep';
import { toClusterInstallations } from './toClusterInstallations';

const step = buildInstallationStep;

describe('toClusterInstallations', () => {
  it('says nothing without steps', () => {
    expect(toClusterInstallations([])).toEqual([]);
  });

  it('keeps clusters apart, in the order of the answer', () => {
    expect(
      toClusterInstallations([
        step({ cluster: 'staging' }),
        step({ cluster: 'prod-eu' }),
        step({ cluster: 'staging', id: 'prometheus', group: 'metrics' }),
      ]).map(({ cluster, total }) => [cluster, total]),
    ).toEqual([
      ['staging', 2],
      ['prod-eu', 1],
    ]);
  });

  it('puts groups in the order of the guide', () => {
    const [installation] = toClusterInstallations([
      step({ id: 'prometheus', group: 'metrics' }),
      step({ id: 'cilium', group: 'cilium' }),
      step({ id: 'cluster-connected', group: 'gitlab' }),
    ]);
    expect(installation?.groups.map(({ group }) => group)).toEqual([
      'gitlab',
      'cilium',
      'metrics',
    ]);
  });

  it.each<[InstallationState, number, number, boolean]>([
    ['ok', 1, 1, false],
    ['failing', 0, 1, true],
    ['warning', 0, 1, true],
    ['unknown', 0, 1, true],
    ['not-applicable', 0, 0, false],
  ])('counts a step that is %s', (state, inPlace, total, isNext) => {
    const only = step({ state });
    expect(toClusterInstallations([only])[0]).toMatchObject({
      inPlace,
      total,
      next: isNext ? only : undefined,
    });
  });

  it('takes the next step in the order of the guide, not of the answer', () => {
    const [installation] = toClusterInstallations([
      step({ id: 'prometheus', group: 'metrics', state: 'failing' }),
      step({ id: 'cluster-connected', group: 'gitlab', state: 'unknown' }),
    ]);
    expect(installation?.next?.id).toBe('cluster-connected');
  });
});
