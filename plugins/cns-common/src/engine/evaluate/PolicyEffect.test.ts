import { createProfile } from '../profiles/createProfile';
import { policyKindOf, readPolicy } from '../read/readPolicy';
import { PolicyEffect, SelectablePod } from './PolicyEffect';

const cilium = createProfile('cilium');

function effectOf(manifest: {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
  spec: Record<string, unknown>;
}) {
  const [group, version] = manifest.apiVersion.split('/');
  const source = {
    group,
    version,
    kind: manifest.kind,
    value: { ...manifest },
    source: { path: [] },
  };
  const kind = policyKindOf(source);
  if (!kind) {
    throw new Error(`No policy kind ${manifest.kind}`);
  }
  return PolicyEffect.create(readPolicy(source, kind), cilium, 'default');
}

function pod(overrides: Partial<SelectablePod> = {}) {
  return PolicyEffect.view(
    {
      namespace: 'shop',
      labels: { app: 'cart' },
      serviceAccount: 'default',
      hostNetwork: false,
      namespaceLabels: { 'kubernetes.io/metadata.name': 'shop' },
      ...overrides,
    },
    cilium,
    'default',
  );
}

describe('PolicyEffect', () => {
  const ingressOnly = effectOf({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'cart', namespace: 'shop' },
    spec: {
      podSelector: { matchLabels: { app: 'cart' } },
      ingress: [{ from: [{ podSelector: {} }] }, {}],
    },
  });

  it('tells which pods a NetworkPolicy selects', () => {
    expect(ingressOnly.selects(pod())).toBe(true);
    expect(ingressOnly.selects(pod({ labels: { app: 'web' } }))).toBe(false);
    expect(ingressOnly.selects(pod({ namespace: 'other' }))).toBe(false);
    expect(ingressOnly.selects(pod({ hostNetwork: true }))).toBe(false);
  });

  it('tells directions, isolation and rules', () => {
    expect(ingressOnly.directions).toEqual(['ingress']);
    expect(ingressOnly.isolates(pod(), 'ingress')).toBe(true);
    expect(ingressOnly.isolates(pod(), 'egress')).toBe(false);
    expect(ingressOnly.admittingRules(pod(), 'ingress')).toBe(2);
  });

  it('counts an entry of a Cilium policy once, and knows when it does not isolate', () => {
    const effect = effectOf({
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumClusterwideNetworkPolicy',
      metadata: { name: 'dns' },
      spec: {
        endpointSelector: { matchLabels: { app: 'cart' } },
        enableDefaultDeny: { egress: false },
        egress: [
          {
            toEndpoints: [{}],
            toPorts: [
              { ports: [{ port: '53', protocol: 'UDP' }] },
              { ports: [{ port: '53', protocol: 'TCP' }] },
            ],
          },
        ],
      },
    });
    expect(effect.outcome.status).toBe('ok');
    expect(effect.selects(pod({ namespace: 'elsewhere' }))).toBe(true);
    expect(effect.isolates(pod(), 'egress')).toBe(false);
    expect(effect.admittingRules(pod(), 'egress')).toBe(1);
  });

  it('selects nobody when it is invalid, and says why', () => {
    const effect = effectOf({
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumNetworkPolicy',
      metadata: { name: 'mixed', namespace: 'shop' },
      spec: {
        endpointSelector: {},
        ingress: [{ fromEndpoints: [{}], fromCIDR: ['10.0.0.0/8'] }],
      },
    });
    expect(effect.outcome.status).toBe('invalid');
    expect(effect.outcome.problems.length).toBeGreaterThan(0);
    expect(effect.selects(pod())).toBe(false);
  });
});
