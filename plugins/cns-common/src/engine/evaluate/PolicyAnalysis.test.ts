import { createProfile } from '../profiles/createProfile';
import { readManifests } from '../read/readManifests';
import { PolicyAnalysis } from './PolicyAnalysis';

const text = `
kind: Namespace
metadata: { name: shop, labels: { team: red } }
---
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
kind: Pod
metadata: { name: db, namespace: shop, labels: { app: db } }
spec: { containers: [{ ports: [{ name: sql, containerPort: 5432 }] }] }
---
kind: Pod
metadata: { name: other, namespace: lab, labels: { app: web } }
---
kind: NetworkPolicy
apiVersion: networking.k8s.io/v1
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from: [{ podSelector: { matchLabels: { app: web } } }]
      ports: [{ port: sql }]
    - from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] } }]
`;

function analysis() {
  return PolicyAnalysis.create(
    readManifests([{ path: 'a', text }]).snapshot,
    createProfile('kubernetes'),
  );
}

function pod(namespace: string, name: string) {
  return { kind: 'pod', namespace, name } as const;
}

describe('PolicyAnalysis', () => {
  it.each([
    [pod('shop', 'web'), 5432, 'allowed'],
    [pod('shop', 'web'), 80, 'denied'],
    [pod('lab', 'other'), 5432, 'denied'],
    [{ kind: 'address', address: '10.2.3.4' }, 80, 'allowed'],
    [{ kind: 'address', address: '10.1.3.4' }, 80, 'denied'],
    [pod('shop', 'db'), 80, 'allowed'],
    [pod('shop', 'nobody'), 80, undefined],
  ] as const)('%j to db on %j: %s', (from, port, expected) => {
    const to = pod('shop', 'db');
    expect(analysis().decide({ from, to, port })).toBe(expected);
    expect(analysis().explain({ from, to, port })?.verdict).toBe(expected);
  });

  it('says which policies and rules decided', () => {
    const verdict = analysis().explain({
      from: pod('shop', 'web'),
      to: pod('shop', 'db'),
      port: 5432,
    });
    expect(verdict?.egress.reason).toBe('not-enforced');
    expect(verdict?.ingress).toMatchObject({
      reason: 'rule',
      isolating: [{ kind: 'NetworkPolicy', namespace: 'shop', name: 'db' }],
      admitting: [{ path: 'spec.ingress[0]' }],
      policies: [{ answer: 'admits' }],
    });
  });

  it('gives the new answers after policies were exchanged', () => {
    const before = analysis();
    const after = before.withPolicies([]);
    const query = {
      from: pod('lab', 'other'),
      to: pod('shop', 'db'),
      port: 80,
    };
    expect(before.decide(query)).toBe('denied');
    expect(after.decide(query)).toBe('allowed');
  });

  it('names workloads whose pods a policy tells apart, and does not decide for them', () => {
    const { snapshot } = readManifests(
      [
        {
          path: 'a',
          text: ['one', 'two']
            .map(
              version => `
kind: Pod
metadata:
  name: ${version}
  labels: { app: web, version: ${version} }
  ownerReferences: [{ kind: ReplicaSet, name: web, controller: true }]
---
`,
            )
            .concat(
              `
kind: NetworkPolicy
metadata: { name: p }
spec: { podSelector: { matchLabels: { version: one } } }
---
{ kind: Pod, metadata: { name: client } }
`,
            )
            .join(''),
        },
      ],
      { grouping: 'direct-owner' },
    );
    const divided = PolicyAnalysis.create(
      snapshot,
      createProfile('kubernetes'),
    );
    expect(divided.dividedWorkloads()).toEqual(['default/web[ReplicaSet]']);
    const query = {
      from: { kind: 'pod', namespace: 'default', name: 'client' },
      to: { kind: 'workload', id: 'default/web[ReplicaSet]' },
      port: 80,
    } as const;
    expect(divided.decide(query)).toBe('unknown');
    expect(divided.explain(query)?.ingress.unknownReasons).toEqual([
      'pods-differ',
    ]);
    expect(divided.withPolicies([]).dividedWorkloads()).toEqual([]);
  });
});
