import fc from 'fast-check';
import { CiliumPolicy } from '../../model/CiliumPolicy';
import { NetworkPolicy } from '../../model/NetworkPolicy';
import { Policy } from '../../model/Policy';
import { Protocol, TrafficRanges } from '../../model/Traffic';
import { PolicyAnalysis } from '../evaluate/PolicyAnalysis';
import { createProfile } from '../profiles/createProfile';
import { analyseRandomCluster } from './analyseRandomCluster';
import { ClusterFamily } from './randomCluster';
import { toCiliumPolicy } from './toCiliumPolicy';

const options = { numRuns: 40, seed: 20 } as const;
const seeds = fc.nat(1_000_000);
const families = fc.constantFrom<ClusterFamily>(
  'kubernetes',
  'admin',
  'cilium',
  'mixed',
);

function covers(larger: TrafficRanges, smaller: TrafficRanges): boolean {
  const protocols: readonly Protocol[] = [
    'TCP',
    'UDP',
    'SCTP',
    'ICMP',
    'ICMPv6',
  ];
  return protocols.every(protocol =>
    (smaller[protocol] ?? []).every(([first, last]) =>
      (larger[protocol] ?? []).some(
        ([from, to]) => from <= first && last <= to,
      ),
    ),
  );
}

/** Everything that is certainly allowed between pods before is so after. */
function keepsPodConnections(before: PolicyAnalysis, after: PolicyAnalysis) {
  const rows = new Map(
    after
      .connections()
      .map(row => [`${row.from.id} ${row.to.id}`, row.allowed] as const),
  );
  return before
    .connections()
    .filter(row => row.from.kind === 'workload' && row.to.kind === 'workload')
    .every(row =>
      covers(rows.get(`${row.from.id} ${row.to.id}`) ?? {}, row.allowed),
    );
}

function withChanged(
  analysis: PolicyAnalysis,
  change: (policy: Policy) => Policy,
): PolicyAnalysis {
  return analysis.withPolicies(analysis.snapshot.policies.map(change));
}

describe('properties', () => {
  it('an allow rule more in a NetworkPolicy that isolates already never takes a connection away', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const before = analyseRandomCluster('kubernetes', seed);
        const after = withChanged(before, policy => {
          if (policy.kind !== 'NetworkPolicy') return policy;
          const rule = {
            peers: [
              {
                type: 'pods',
                podSelector: {
                  matchLabels: { app: 'x' },
                  matchExpressions: [],
                },
              },
            ],
            ports: [],
          } as const;
          const types = policy.policyTypes ?? [
            'ingress',
            ...(policy.egress.length > 0 ? (['egress'] as const) : []),
          ];
          return {
            ...policy,
            ingress: types.includes('ingress')
              ? [...policy.ingress, rule]
              : policy.ingress,
            egress: types.includes('egress')
              ? [...policy.egress, rule]
              : policy.egress,
          };
        });
        expect(keepsPodConnections(before, after)).toBe(true);
      }),
      options,
    );
  });

  it('a deny entry more never adds a connection, where default deny is on already', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const before = analyseRandomCluster('cilium', seed);
        const after = withChanged(before, policy =>
          policy.dialect !== 'cilium'
            ? policy
            : {
                ...policy,
                rules: policy.rules.map(rule => ({
                  ...rule,
                  ingressDeny:
                    (rule.ingress ?? []).length > 0
                      ? [...(rule.ingressDeny ?? []), { entities: ['world'] }]
                      : rule.ingressDeny,
                })),
              },
        );
        expect(keepsPodConnections(after, before)).toBe(true);
      }),
      options,
    );
  });

  it('splitting the lists of a Cilium rule into rules of their own changes nothing', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const before = analyseRandomCluster('cilium', seed);
        const after = withChanged(before, policy =>
          policy.dialect === 'cilium' ? splitRules(policy) : policy,
        );
        expect(after.connections()).toEqual(before.connections());
      }),
      options,
    );
  });

  it('an allow-only policy without default deny changes no answer where nothing isolates otherwise', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const analysis = analyseRandomCluster('cilium', seed);
        if (analysis.profile.policyEnforcement === 'always') return;
        const open = withChanged(analysis, policy =>
          policy.dialect !== 'cilium'
            ? policy
            : {
                ...policy,
                rules: policy.rules.map(rule => ({
                  ...rule,
                  ingressDeny: undefined,
                  egressDeny: undefined,
                  enableDefaultDeny: { ingress: false, egress: false },
                })),
              },
        );
        const none = analysis.withPolicies([]);
        expect(
          open.connections().filter(row => row.to.kind === 'workload'),
        ).toEqual(none.connections().filter(row => row.to.kind === 'workload'));
      }),
      options,
    );
  });

  it('a NetworkPolicy and its translation into a CiliumNetworkPolicy connect the same pods', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const { snapshot } = analyseRandomCluster('kubernetes', seed);
        const plain = snapshot.policies.map(policy =>
          policy.kind === 'NetworkPolicy' ? withoutBlocks(policy) : policy,
        );
        const profile = createProfile('cilium');
        const before = PolicyAnalysis.create(
          { ...snapshot, policies: plain },
          profile,
        );
        const after = before.withPolicies(
          plain.map(policy =>
            policy.kind === 'NetworkPolicy' ? toCiliumPolicy(policy) : policy,
          ),
        );
        const pods = (analysis: PolicyAnalysis) =>
          analysis
            .connections()
            .filter(
              row => row.from.kind === 'workload' && row.to.kind === 'workload',
            );
        expect(pods(after)).toEqual(pods(before));
      }),
      options,
    );
  });

  it('taking away the only rule that admits changes the verdict', () => {
    let seen = 0;
    fc.assert(
      fc.property(families, seeds, (family, seed) => {
        const analysis = analyseRandomCluster(family, seed);
        const pods = analysis.snapshot.workloads.map(({ id }) => id);
        for (const from of pods.slice(0, 3)) {
          for (const to of pods.slice(0, 3)) {
            const query = {
              from: { kind: 'workload', id: from },
              to: { kind: 'workload', id: to },
              port: 80,
            } as const;
            const verdict = analysis.explain(query);
            const admitting = verdict?.ingress.admitting ?? [];
            const isolating = verdict?.ingress.isolating ?? [];
            if (
              verdict?.verdict !== 'allowed' ||
              admitting.length !== 1 ||
              isolating.length === 0 ||
              admitting[0].policy.kind !== 'NetworkPolicy' ||
              verdict.ingress.reason !== 'rule' ||
              from === to
            ) {
              continue;
            }
            seen += 1;
            const after = withChanged(analysis, policy =>
              policy.kind === 'NetworkPolicy' &&
              policy.name === admitting[0].policy.name
                ? {
                    ...policy,
                    policyTypes: policy.policyTypes ?? [
                      'ingress',
                      ...(policy.egress.length > 0
                        ? (['egress'] as const)
                        : []),
                    ],
                    ingress: policy.ingress.filter(
                      (_, index) => index !== admitting[0].index,
                    ),
                  }
                : policy,
            );
            // Under Cilium a direction can be isolated by nothing but the rule itself.
            const still = after.explain(query);
            if ((still?.ingress.isolating ?? []).length === 0) continue;
            expect([family, seed, query, still?.verdict]).not.toEqual([
              family,
              seed,
              query,
              'allowed',
            ]);
          }
        }
      }),
      { ...options, numRuns: 150 },
    );
    expect(seen).toBeGreaterThan(5);
  });
});

function splitRules(policy: CiliumPolicy): CiliumPolicy {
  const lists = ['ingress', 'ingressDeny', 'egress', 'egressDeny'] as const;
  return {
    ...policy,
    rules: policy.rules.flatMap(rule =>
      lists.flatMap(list =>
        (rule[list] ?? []).map(entry => ({
          path: rule.path,
          subject: rule.subject,
          enableDefaultDeny: rule.enableDefaultDeny,
          [list]: [entry],
        })),
      ),
    ),
  };
}

function withoutBlocks(policy: NetworkPolicy): NetworkPolicy {
  const keep = (rules: NetworkPolicy['ingress']) =>
    rules.map(rule => ({
      ...rule,
      peers: rule.peers.map(peer =>
        peer.type === 'ipBlock'
          ? ({
              type: 'pods',
              podSelector: { matchLabels: { app: 'x' }, matchExpressions: [] },
            } as const)
          : peer,
      ),
    }));
  return {
    ...policy,
    policyTypes: ['ingress', 'egress'],
    ingress: keep(policy.ingress),
    egress: keep(policy.egress),
  };
}
