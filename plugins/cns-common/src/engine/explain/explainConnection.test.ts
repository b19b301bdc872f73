import { CiliumOptions, createProfile } from '../profiles/createProfile';
import {
  analyseCase,
  ciliumPolicy,
  networkPolicy,
} from '../testing/policyCases';

const web = 'endpointSelector: { matchLabels: { app: web } }';
const get =
  'toPorts: [{ ports: [{ port: "80", protocol: TCP }], rules: { http: [{ method: GET }] } }]';
const plain = 'toPorts: [{ ports: [{ port: "80", protocol: TCP }] }]';

function explain(policies: readonly string[], options?: CiliumOptions) {
  const verdict = analyseCase(
    policies,
    createProfile('cilium', options),
  ).explain({
    from: { kind: 'pod', namespace: 'b', name: 'client' },
    to: { kind: 'pod', namespace: 'a', name: 'web' },
    port: 80,
  });
  if (verdict === undefined) throw new Error('the pods are there');
  return verdict;
}

describe('explain', () => {
  it('names the isolating policies, and what each policy says', () => {
    const { verdict, ingress } = explain([
      networkPolicy('{ podSelector: {}, policyTypes: [Ingress] }', 'deny-all'),
      ciliumPolicy(`{ ${web}, ingress: [{ ${plain} }] }`),
      ciliumPolicy(
        '{ endpointSelector: { matchLabels: { app: db } }, ingress: [{}] }',
        'other',
      ),
    ]);
    expect(verdict).toBe('allowed');
    expect(ingress.reason).toBe('rule');
    expect(ingress.isolating.map(({ name }) => name)).toEqual([
      'deny-all',
      'cilium',
    ]);
    expect(ingress.policies).toEqual([
      {
        policy: { kind: 'NetworkPolicy', namespace: 'a', name: 'deny-all' },
        answer: 'does-not-admit',
      },
      {
        policy: { kind: 'CiliumNetworkPolicy', namespace: 'a', name: 'cilium' },
        answer: 'admits',
      },
    ]);
    expect(ingress.admitting.map(({ path }) => path)).toEqual([
      'spec.ingress[0]',
    ]);
  });

  it('says default-deny where nothing denies, deny-rule where a rule does', () => {
    expect(
      explain([ciliumPolicy(`{ ${web}, ingress: [{}] }`)]).ingress,
    ).toMatchObject({
      verdict: 'denied',
      reason: 'default-deny',
      denying: [],
    });
    expect(
      explain([
        ciliumPolicy(
          `{ ${web}, ingress: [{ ${plain} }], ingressDeny: [{ fromEntities: [cluster] }] }`,
        ),
      ]).ingress,
    ).toMatchObject({
      verdict: 'denied',
      reason: 'deny-rule',
      denying: [{ path: 'spec.ingressDeny[0]' }],
      admitting: [{ path: 'spec.ingress[0]' }],
    });
  });

  it('says not-enforced, default-allow and localhost', () => {
    expect(explain([]).ingress.reason).toBe('not-enforced');
    expect(
      explain([
        ciliumPolicy(
          `{ ${web}, enableDefaultDeny: { ingress: false }, ingressDeny: [{ fromEntities: [world] }] }`,
        ),
      ]).ingress.reason,
    ).toBe('default-allow');
    const verdict = analyseCase(
      [ciliumPolicy(`{ ${web}, ingress: [{}] }`)],
      createProfile('cilium'),
    ).explain({
      from: { kind: 'entity', entity: 'host' },
      to: { kind: 'pod', namespace: 'a', name: 'web' },
      port: 80,
    });
    expect(verdict?.ingress.reason).toBe('localhost');
    expect(verdict?.egress.verdict).toBe('none');
  });

  it('marks what application rules decide further (point 31)', () => {
    expect(
      explain([ciliumPolicy(`{ ${web}, ingress: [{ ${get} }] }`)]).l7,
    ).toBe(true);
  });

  it('but not where a plain rule admits the same (point 31)', () => {
    expect(
      explain([ciliumPolicy(`{ ${web}, ingress: [{ ${get} }, { ${plain} }] }`)])
        .l7,
    ).toBe(false);
  });

  it('nor where default deny is off, until another rule turns it on (point 14)', () => {
    const open = ciliumPolicy(
      `{ ${web}, enableDefaultDeny: { ingress: false }, ingress: [{ ${get} }] }`,
    );
    expect(explain([open])).toMatchObject({ verdict: 'allowed', l7: false });
    expect(
      explain([open, ciliumPolicy(`{ ${web}, ingress: [{}] }`, 'closed')]),
    ).toMatchObject({ verdict: 'allowed', l7: true });
  });

  it('marks what needs mutual authentication (point 34)', () => {
    expect(
      explain([
        ciliumPolicy(
          `{ ${web}, ingress: [{ fromEntities: [all], authentication: { mode: required } }] }`,
        ),
      ]).auth,
    ).toBe(true);
  });

  it('says in audit mode that a denial is only logged (point 19)', () => {
    const policies = [ciliumPolicy(`{ ${web}, ingress: [{}] }`)];
    expect(explain(policies, { audit: true })).toMatchObject({
      verdict: 'denied',
      auditOnly: true,
    });
    expect(explain(policies)).toMatchObject({
      verdict: 'denied',
      auditOnly: false,
    });
  });

  it('gives the reason for unknown, and says when a name would open it (point 25)', () => {
    const verdict = analyseCase(
      [
        ciliumPolicy(
          `{ ${web}, egress: [{ toFQDNs: [{ matchName: api.example.com }] }] }`,
        ),
      ],
      createProfile('cilium'),
    ).explain({
      from: { kind: 'pod', namespace: 'a', name: 'web' },
      to: { kind: 'address', address: '8.8.8.8' },
      port: 443,
    });
    expect(verdict).toMatchObject({
      verdict: 'unknown',
      fqdnDependent: true,
      egress: {
        unknownReasons: ['fqdn'],
        uncertain: [{ path: 'spec.egress[0]' }],
        policies: [{ answer: 'cannot-decide' }],
      },
    });
  });
});
