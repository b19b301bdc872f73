import { readManifests } from './readManifests';

function read(text: string) {
  return readManifests([{ path: 'a.yaml', text }]);
}

describe('readManifests', () => {
  it('reads policies and workloads, and synthesises namespaces', () => {
    const { snapshot, problems } = read(`
apiVersion: apps/v1
kind: Deployment
metadata: { name: cart, namespace: shop }
spec:
  template:
    metadata: { labels: { app: cart } }
    spec:
      containers:
        - ports: [{ name: http, containerPort: 8080 }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: p, namespace: shop }
spec:
  podSelector: { matchLabels: { app: cart } }
  ingress:
    - from: [{ namespaceSelector: {} }]
      ports: [{ port: http }]
`);
    expect(problems).toEqual([]);
    expect(snapshot.workloads.map(workload => workload.id)).toEqual([
      'shop/cart[Deployment]',
    ]);
    expect(snapshot.workloads[0].pods[0].ports).toEqual([
      { name: 'http', port: 8080, protocol: 'TCP' },
    ]);
    expect(snapshot.namespaces).toEqual([
      { name: 'shop', labels: { 'kubernetes.io/metadata.name': 'shop' } },
    ]);
    expect(snapshot.policies).toHaveLength(1);
  });

  it('says file, document, line and path of what is wrong, also inside a List', () => {
    const { problems } = read(`# first
kind: ConfigMap
---
kind: List
items:
  - kind: ConfigMap
  - kind: NetworkPolicy
    metadata: { name: p }
    spec:
      podSelector: {}
      ingress:
        - ports:
            - port: 70000
`);
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'invalid-port',
        severity: 'error',
        object: 'NetworkPolicy default/p',
        file: 'a.yaml',
        document: 1,
        line: 13,
        path: 'spec.ingress[0].ports[0].port',
      }),
    ]);
  });

  it('reads the other documents when one is broken', () => {
    const { snapshot, problems } = read(`kind: [
---
kind: Namespace
metadata: { name: a }
`);
    expect(snapshot.namespaces.map(namespace => namespace.name)).toEqual(['a']);
    expect(problems).toEqual([
      expect.objectContaining({ code: 'syntax', document: 0 }),
    ]);
  });

  it.each([
    ['text', 'no-kind'],
    ['- 1', 'no-kind'],
    ['a: &a [*a]', 'recursive-alias'],
    ['kind: Pod\nmetadata: { name: 3 }', 'malformed'],
    ['kind: Pod\nmetadata: {}', 'malformed'],
    ['kind: Pod\nmetadata: { name: a, labels: { on: yes } }', 'malformed'],
    ['kind: Pod\nkind: Pod\nmetadata: { name: a }', 'duplicate-key'],
    ['a\u0000b: c', 'syntax'],
    ['kind: *nobody', 'unknown-alias'],
    ['kind: CalicoNetworkPolicy', 'unsupported-policy-kind'],
  ])('reports %j as %s', (text, code) => {
    expect(read(text).problems.map(problem => problem.code)).toContain(code);
  });

  it('refuses nesting that no object has', () => {
    for (const text of [
      '['.repeat(50000),
      '{"a":'.repeat(9000),
      '- '.repeat(9000),
    ]) {
      expect(read(text).problems.map(problem => problem.code)).toEqual([
        'too-deep',
      ]);
    }
  });

  it('refuses alias bombs and takes ordinary anchors', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 10; i++) {
      const alias = `*a${i - 1}`;
      lines.push(`a${i}: &a${i} [${new Array(10).fill(alias).join(', ')}]`);
    }
    expect(read(lines.join('\n')).problems[0].code).toBe('too-many-nodes');

    const { snapshot, problems } = read(`
x: &labels { app: web }
kind: Pod
metadata: { name: a, labels: { <<: *labels, tier: front } }
`);
    expect(problems).toEqual([]);
    expect(snapshot.workloads[0].pods[0].labels).toEqual({
      app: 'web',
      tier: 'front',
    });
  });

  it('keeps text as text: timestamps, quoted numbers', () => {
    const { snapshot } = read(`
kind: Pod
metadata:
  name: a
  labels: { day: 2024-01-01, port: "80", empty: }
`);
    expect(snapshot.workloads[0].pods[0].labels).toEqual({
      day: '2024-01-01',
      port: '80',
      empty: '',
    });
  });

  it('shows the Deployment behind a ReplicaSet, or the direct owner if asked', () => {
    const text = `
kind: Pod
metadata:
  name: x-5b5-1
  labels: { pod-template-hash: 5b5 }
  ownerReferences: [{ kind: ReplicaSet, name: x-5b5, controller: true }]
`;
    const ids = (grouping: 'controller' | 'direct-owner') =>
      readManifests([{ path: 'a', text }], { grouping }).snapshot.workloads.map(
        workload => workload.id,
      );
    expect(ids('controller')).toEqual(['default/x[Deployment]']);
    expect(ids('direct-owner')).toEqual(['default/x-5b5[ReplicaSet]']);
  });
});
