import { analyseRandomCluster } from '../testing/analyseRandomCluster';
import { ClusterFamily } from '../testing/randomCluster';
import { PolicyAnalysis } from '../evaluate/PolicyAnalysis';
import { diffRows } from './diffRows';

const families: readonly ClusterFamily[] = [
  'kubernetes',
  'admin',
  'cilium',
  'mixed',
];
const cases = families.flatMap(family =>
  [11, 12, 13, 14, 15, 16, 17, 18].map(seed => [family, seed] as const),
);

describe('diff', () => {
  it.each(cases)('of equal states is empty (%s %i)', (family, seed) => {
    const one = analyseRandomCluster(family, seed);
    const other = analyseRandomCluster(family, seed);
    expect(one.diff(other)).toEqual({
      changes: [],
      workloadsAdded: [],
      workloadsRemoved: [],
    });
  });

  it.each(cases)(
    'after taking away one policy is the difference of the whole relations (%s %i)',
    (family, seed) => {
      const before = analyseRandomCluster(family, seed);
      const { policies } = before.snapshot;
      for (const policy of policies) {
        const rest = policies.filter(item => item !== policy);
        const after = before.withPolicies(rest);
        const fresh = PolicyAnalysis.create(
          { ...before.snapshot, policies: rest },
          before.profile,
        );
        expect(after.connections()).toEqual(fresh.connections());
        expect(before.diff(after).changes).toEqual(
          diffRows(before.connections(), fresh.connections()),
        );
      }
    },
  );

  it.each(cases)(
    'the order of policies never matters (%s %i)',
    (family, seed) => {
      const before = analyseRandomCluster(family, seed);
      const after = before.withPolicies(
        [...before.snapshot.policies].reverse(),
      );
      expect(before.diff(after).changes).toEqual([]);
      expect(after.connections()).toEqual(before.connections());
    },
  );
});
