import { Protocol, TrafficRanges } from '../../model/Traffic';
import { PolicyAnalysis } from '../evaluate/PolicyAnalysis';
import { createProfile } from '../profiles/createProfile';
import { readManifests } from '../read/readManifests';
import { analyseRandomCluster } from '../testing/analyseRandomCluster';
import { ClusterFamily } from '../testing/randomCluster';
import { ConnectionRow, ConnectionTraffic } from './ConnectionRow';

const points: readonly (readonly [Protocol, number])[] = [
  ['TCP', 80],
  ['TCP', 81],
  ['UDP', 53],
  ['SCTP', 80],
];

function has(ranges: TrafficRanges, protocol: Protocol, port: number): boolean {
  return (ranges[protocol] ?? []).some(
    ([first, last]) => first <= port && port <= last,
  );
}

function verdictIn(
  row: ConnectionTraffic | undefined,
  protocol: Protocol,
  port: number,
) {
  if (row === undefined) return 'denied';
  if (has(row.allowed, protocol, port)) return 'allowed';
  return has(row.unknown, protocol, port) ? 'unknown' : 'denied';
}

function rowsOf(analysis: PolicyAnalysis): Map<string, ConnectionRow> {
  return new Map(
    analysis
      .connections()
      .map(row => [`${row.from.id} ${row.to.id}`, row] as const),
  );
}

const families: readonly ClusterFamily[] = [
  'kubernetes',
  'admin',
  'cilium',
  'mixed',
];
const cases = families.flatMap(family =>
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(seed => [family, seed] as const),
);

describe('connections', () => {
  it.each(cases)('says what decide says (%s %i)', (family, seed) => {
    const analysis = analyseRandomCluster(family, seed);
    const rows = rowsOf(analysis);
    for (const from of analysis.snapshot.workloads) {
      for (const to of analysis.snapshot.workloads) {
        if (from === to) continue;
        for (const [protocol, port] of points) {
          const query = {
            from: { kind: 'workload', id: from.id },
            to: { kind: 'workload', id: to.id },
            protocol,
            port,
          } as const;
          expect([
            query,
            verdictIn(rows.get(`${from.id} ${to.id}`), protocol, port),
          ]).toEqual([query, analysis.decide(query)]);
        }
      }
      for (const row of analysis.connections()) {
        if (row.to.kind !== 'external' || row.from.id !== from.id) continue;
        for (const address of [row.to.first, row.to.last]) {
          const verdict = analysis.decide({
            from: { kind: 'workload', id: from.id },
            to: { kind: 'address', address, names: [] },
            port: 80,
          });
          expect(verdictIn(row, 'TCP', 80)).toBe(verdict);
        }
      }
    }
  });

  it.each(cases)('reach is its part of the whole (%s %i)', (family, seed) => {
    const analysis = analyseRandomCluster(family, seed);
    const all = analysis.connections();
    for (const { id } of analysis.snapshot.workloads) {
      const reach = analysis.reach(id);
      expect(reach?.outgoing).toEqual(all.filter(row => row.from.id === id));
      expect(reach?.incoming).toEqual(all.filter(row => row.to.id === id));
    }
  });

  it('lists each pair once, sorted, and no pair of addresses', () => {
    const ids = analyseRandomCluster('mixed', 3)
      .connections()
      .map(({ from, to }) => `${from.id}\n${to.id}`);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it('cuts the outside where rules do, and joins what is alike', () => {
    const { snapshot } = readManifests([
      {
        path: 'a',
        text: `
kind: Pod
metadata: { name: a, labels: { app: a } }
---
kind: NetworkPolicy
metadata: { name: p }
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
  ingress:
    - from:
        - ipBlock: { cidr: 10.0.0.0/9 }
        - ipBlock: { cidr: 10.128.0.0/9 }
      ports: [{ port: 80 }, { port: 81 }]
`,
      },
    ]);
    const analysis = PolicyAnalysis.create(
      snapshot,
      createProfile('netpol-analyzer'),
    );
    expect(analysis.connections()).toEqual([
      {
        from: {
          kind: 'external',
          id: '10.0.0.0-10.255.255.255',
          first: '10.0.0.0',
          last: '10.255.255.255',
        },
        to: { kind: 'workload', id: 'default/a[Pod]' },
        allowed: { TCP: [[80, 81]] },
        unknown: {},
        everything: false,
      },
    ]);
  });

  it('keeps names of toFQDNs as ends of their own', () => {
    const { snapshot } = readManifests([
      {
        path: 'a',
        text: `
kind: Pod
metadata: { name: a, labels: { app: a } }
---
kind: CiliumNetworkPolicy
metadata: { name: p }
spec:
  endpointSelector: {}
  egress:
    - toFQDNs: [{ matchPattern: "*.example.com" }]
      toPorts: [{ ports: [{ port: "443", protocol: TCP }] }]
`,
      },
    ]);
    const analysis = PolicyAnalysis.create(snapshot, createProfile('cilium'));
    expect(analysis.reach('default/a[Pod]')?.outgoing).toEqual([
      expect.objectContaining({
        to: { kind: 'name', id: 'fqdn:*.example.com', name: '*.example.com' },
        allowed: { TCP: [[443, 443]] },
      }),
    ]);
  });
});
