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

describe('a later state of a cluster', () => {
  it.each(cases)(
    'gives what starting again would give (%s %i)',
    (family, seed) => {
      const before = analyseRandomCluster(family, seed);
      const { snapshot } = before;
      const [first, second, ...others] = snapshot.workloads;
      const moved = {
        ...second,
        pods: second.pods.map(pod => ({
          ...pod,
          labels: first.pods[0].labels,
          ports: first.pods[0].ports,
        })),
      };
      const states = [
        { ...snapshot, workloads: [first, ...others] },
        { ...snapshot, workloads: [first, moved, ...others] },
        {
          ...snapshot,
          namespaces: snapshot.namespaces.map(namespace => ({
            ...namespace,
            labels: { ...namespace.labels, app: 'x', env: 'y' },
          })),
        },
        { ...snapshot, nodes: [] },
        { ...snapshot, services: [], cidrGroups: [] },
      ];
      for (const state of states) {
        const later = before.withSnapshot(state);
        const fresh = PolicyAnalysis.create(state, before.profile);
        expect(later.connections()).toEqual(fresh.connections());
        expect(before.diff(later).changes).toEqual(
          diffRows(before.connections(), fresh.connections()),
        );
        const back = later.withSnapshot(snapshot);
        expect(back.connections()).toEqual(before.connections());
      }
    },
  );

  it('knows workloads that are new or gone', () => {
    const before = analyseRandomCluster('kubernetes', 11);
    const [gone, ...workloads] = before.snapshot.workloads;
    const after = before.withSnapshot({ ...before.snapshot, workloads });
    expect(before.diff(after).workloadsRemoved).toEqual([gone.id]);
    expect(after.diff(before).workloadsAdded).toEqual([gone.id]);
  });

  it('looks at addresses of pods from the first policy on that can see them', () => {
    const before = analyseRandomCluster('admin', 12);
    const none = before.withPolicies([]);
    const again = none.withPolicies(before.snapshot.policies);
    expect(again.connections()).toEqual(before.connections());
  });
});
