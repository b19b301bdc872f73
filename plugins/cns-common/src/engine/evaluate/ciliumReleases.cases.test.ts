import { answerCase, ciliumPolicy, PolicyCase } from '../testing/policyCases';

const web = 'endpointSelector: { matchLabels: { app: web } }';
const old = { release: '1.19' } as const;

function ports(list: string, extra = ''): string {
  return ciliumPolicy(
    `{ ${web}, ingress: [{ toPorts: [{ ports: ${list}${extra} }] }] }`,
  );
}

const rows: readonly PolicyCase[] = [
  {
    point: '2.1',
    says: '1.19: always, and no ingress rule selects the pod: its node still reaches it',
    policies: [],
    options: { release: '1.19', policyEnforcement: 'always' },
    expect: ['node n1 -> a/web:80 allowed', 'b/client -> a/web:80 denied'],
  },
  {
    point: '2.1',
    says: '1.20: it does not',
    policies: [],
    options: { policyEnforcement: 'always' },
    expect: ['node n1 -> a/web:80 denied'],
  },
  {
    point: '2.1',
    says: '1.19: kafka',
    policies: [
      ports(
        '[{ port: "80", protocol: TCP }]',
        ', rules: { kafka: [{ topic: x }] }',
      ),
    ],
    options: old,
    expect: ['b/client -> a/web:80 allowed'],
  },
  {
    point: '2.1',
    says: '1.20: no kafka',
    policies: [
      ports(
        '[{ port: "80", protocol: TCP }]',
        ', rules: { kafka: [{ topic: x }] }',
      ),
    ],
    expect: ['refused kafka-removed'],
  },
  {
    point: '2.1',
    says: '1.19: no cluster-mesh entity',
    policies: [
      ciliumPolicy(`{ ${web}, ingress: [{ fromEntities: [cluster-mesh] }] }`),
    ],
    options: old,
    expect: ['refused unknown-entity'],
  },
  {
    point: '2.1',
    says: '1.20: cluster-mesh',
    policies: [
      ciliumPolicy(`{ ${web}, ingress: [{ fromEntities: [cluster-mesh] }] }`),
    ],
    expect: ['b/client -> a/web:80 allowed', 'ip 8.8.8.8 -> a/web:80 denied'],
  },
  {
    point: '2.1',
    says: '1.19: "0" with endPort is 1 to endPort',
    policies: [ports('[{ port: "0", endPort: 90, protocol: TCP }]')],
    options: old,
    expect: ['b/client -> a/web:90 allowed', 'b/client -> a/web:91 denied'],
  },
  {
    point: '2.1',
    says: '1.20: it is everything',
    policies: [ports('[{ port: "0", endPort: 90, protocol: TCP }]')],
    expect: ['b/client -> a/web:91 allowed', 'b/client -> a/web:91/UDP denied'],
  },
];

describe('Cilium: where releases differ (policy-semantics 2.1)', () => {
  it.each(rows.map(row => [row.point, row.says, row] as const))(
    '%s: %s',
    (_point, _says, row) => {
      expect(answerCase(row, 'cilium')).toEqual(row.expect);
    },
  );
});
