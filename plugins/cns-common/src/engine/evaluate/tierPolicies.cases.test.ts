import {
  answerCase,
  networkPolicy,
  PolicyCase,
  tierPolicy,
} from '../testing/policyCases';

const inA = 'subject: { namespaces: { matchLabels: { team: red } } }';
const fromB = 'from: [{ namespaces: { matchLabels: { team: blue } } }]';
const admin = (spec: string, name?: string) =>
  tierPolicy('AdminNetworkPolicy', spec, name);
const baseline = (spec: string) =>
  tierPolicy('BaselineAdminNetworkPolicy', spec);
const cluster = (spec: string, name?: string) =>
  tierPolicy('ClusterNetworkPolicy', spec, name);
const denyAllIn = networkPolicy('{ podSelector: {}, policyTypes: [Ingress] }');
const allowAllIn = networkPolicy('{ podSelector: {}, ingress: [{}] }');

const rows: readonly PolicyCase[] = [
  {
    point: '1.2',
    says: 'the lower priority wins',
    policies: [
      admin(
        `{ priority: 20, ${inA}, ingress: [{ action: Deny, ${fromB} }] }`,
        'first',
      ),
      admin(
        `{ priority: 10, ${inA}, ingress: [{ action: Allow, ${fromB} }] }`,
        'second',
      ),
    ],
    expect: ['b/client -> a/web:80 allowed'],
  },
  {
    point: '1.2',
    says: 'equal priorities that disagree are undecided, others are not',
    policies: [
      admin(
        `{ priority: 10, ${inA}, ingress: [{ action: Deny, ${fromB} }] }`,
        'first',
      ),
      admin(
        `{ priority: 10, ${inA}, ingress: [{ action: Allow, ${fromB}, ports: [{ portNumber: { port: 80 } }] }] }`,
        'second',
      ),
    ],
    expect: ['b/client -> a/web:80 unknown', 'b/client -> a/web:81 denied'],
  },
  {
    point: '1.2',
    says: 'the first rule that matches decides; what none matches goes on',
    policies: [
      admin(
        `{ priority: 1, ${inA}, ingress: [{ action: Allow, ${fromB}, ports: [{ portNumber: { port: 80 } }] }, { action: Deny, ${fromB}, ports: [{ portRange: { start: 80, end: 81 } }] }] }`,
      ),
    ],
    expect: [
      'b/client -> a/web:80 allowed',
      'b/client -> a/web:81 denied',
      'b/client -> a/web:82 allowed',
    ],
  },
  {
    point: '1.2',
    says: 'Allow and Deny are final over NetworkPolicies',
    policies: [
      admin(
        `{ priority: 1, ${inA}, ingress: [{ action: Allow, ${fromB}, ports: [{ portNumber: { port: 80 } }] }] }`,
      ),
      denyAllIn,
    ],
    expect: ['b/client -> a/web:80 allowed', 'b/client -> a/web:81 denied'],
  },
  {
    point: '1.2',
    says: 'Deny beats an allowing NetworkPolicy',
    policies: [
      admin(`{ priority: 1, ${inA}, ingress: [{ action: Deny, ${fromB} }] }`),
      allowAllIn,
    ],
    expect: ['b/client -> a/web:80 denied', 'a/db -> a/web:80 allowed'],
  },
  {
    point: '1.2',
    says: 'Pass skips the other AdminNetworkPolicies and goes to NetworkPolicy',
    policies: [
      admin(
        `{ priority: 1, ${inA}, ingress: [{ action: Pass, ${fromB} }] }`,
        'first',
      ),
      admin(
        `{ priority: 2, ${inA}, ingress: [{ action: Deny, ${fromB} }] }`,
        'second',
      ),
      allowAllIn,
    ],
    expect: ['b/client -> a/web:80 allowed'],
  },
  {
    point: '1.2',
    says: 'Pass goes to the baseline if no NetworkPolicy selects the pod',
    policies: [
      admin(
        `{ priority: 1, ${inA}, ingress: [{ action: Pass, ${fromB} }] }`,
        'first',
      ),
      baseline(`{ ${inA}, ingress: [{ action: Deny, ${fromB} }] }`),
    ],
    expect: ['b/client -> a/web:80 denied', 'a/db -> a/web:80 allowed'],
  },
  {
    point: '1.2',
    says: 'the baseline is not asked where a NetworkPolicy selects the pod',
    policies: [
      baseline(
        `{ ${inA}, ingress: [{ action: Allow, ${fromB} }], egress: [{ action: Deny, to: [{ namespaces: {} }] }] }`,
      ),
      denyAllIn,
    ],
    expect: ['b/client -> a/web:80 denied', 'a/web -> b/client:80 denied'],
  },
  {
    point: '1.2',
    says: 'no default deny: unmatched traffic is allowed at the end',
    policies: [baseline(`{ ${inA}, ingress: [{ action: Deny, ${fromB} }] }`)],
    expect: ['a/db -> a/web:80 allowed', 'ip 8.8.8.8 -> a/web:80 allowed'],
  },
  {
    point: '1.2',
    says: 'hostNetwork pods are neither subjects nor peers',
    policies: [
      admin(
        `{ priority: 1, ${inA}, ingress: [{ action: Deny, from: [{ namespaces: {} }] }] }`,
      ),
    ],
    expect: ['b/client -> a/agent:80 allowed', 'a/agent -> a/db:80 allowed'],
  },
  {
    point: '1.2',
    says: 'nodes are peers of egress rules',
    policies: [
      admin(
        `{ priority: 1, ${inA}, egress: [{ action: Deny, to: [{ nodes: { matchLabels: { role: edge } } }] }] }`,
      ),
    ],
    expect: ['a/db -> node n1:80 denied', 'a/db -> node n2:80 allowed'],
  },
  {
    point: '1.2',
    says: 'domain names only with Allow, and only for addresses known by the name',
    policies: [
      admin(
        `{ priority: 1, ${inA}, egress: [{ action: Allow, to: [{ domainNames: ["*.example.com"] }] }, { action: Deny, to: [{ networks: [0.0.0.0/0, "::/0"] }] }] }`,
      ),
    ],
    expect: [
      'a/web -> ip 8.8.8.8 = a.b.example.com:80 allowed',
      'a/web -> ip 8.8.8.8:80 denied',
      'a/web -> any-ip 8.8.8.8:80 unknown',
    ],
  },
  {
    point: '1.2',
    says: 'a peer that nobody understands fails closed',
    policies: [
      admin(
        `{ priority: 1, ${inA}, ingress: [{ action: Deny, from: [{ somethingNew: {} }] }] }`,
      ),
    ],
    expect: ['b/client -> a/web:80 denied', 'ip 8.8.8.8 -> a/web:80 denied'],
  },
  {
    point: '1.2',
    says: 'with Allow it allows nothing',
    policies: [
      admin(
        `{ priority: 1, ${inA}, ingress: [{ action: Allow, from: [{ somethingNew: {} }] }] }`,
      ),
      denyAllIn,
    ],
    expect: ['b/client -> a/web:80 denied'],
  },
  {
    point: '1.2',
    says: 'networks are also about addresses inside the cluster',
    policies: [
      admin(
        `{ priority: 1, ${inA}, egress: [{ action: Deny, to: [{ networks: [10.244.1.0/24] }] }] }`,
      ),
    ],
    expect: ['a/web -> a/db:80 denied', 'a/web -> b/client:80 allowed'],
  },
  {
    point: '1.2',
    says: 'named ports are of the destination, with their own protocol',
    policies: [
      admin(
        `{ priority: 1, ${inA}, egress: [{ action: Deny, to: [{ namespaces: {} }], ports: [{ namedPort: dns }, { namedPort: sql }] }] }`,
      ),
    ],
    expect: [
      'a/web -> b/client:53/UDP denied',
      'a/web -> b/client:53 allowed',
      'a/web -> a/db:5432 denied',
    ],
  },
  {
    point: '1.2',
    says: 'a rule without peers, a wrong action and a priority out of range are refused',
    policies: [
      admin(
        `{ priority: 1001, ${inA}, ingress: [{ action: Accept, from: [] }] }`,
      ),
    ],
    expect: ['refused invalid-priority,no-peers,invalid-action'],
  },
  {
    point: '1.3',
    says: 'tiers: Admin, NetworkPolicy, Baseline, allow',
    policies: [
      cluster(
        `{ tier: Admin, priority: 5, ${inA}, ingress: [{ action: Accept, ${fromB}, protocols: [{ tcp: { destinationPort: { number: 80 } } }] }] }`,
        'first',
      ),
      cluster(
        `{ tier: Baseline, priority: 1, ${inA}, ingress: [{ action: Deny, ${fromB} }] }`,
        'second',
      ),
    ],
    expect: ['b/client -> a/web:80 allowed', 'b/client -> a/web:81 denied'],
  },
  {
    point: '1.3',
    says: 'a NetworkPolicy is final for the pods it selects',
    policies: [
      cluster(
        `{ tier: Baseline, priority: 1, ${inA}, ingress: [{ action: Accept, ${fromB} }] }`,
      ),
      denyAllIn,
    ],
    expect: ['b/client -> a/web:80 denied'],
  },
  {
    point: '1.3',
    says: 'many Baseline policies, by priority; Pass leaves the tier for the default',
    policies: [
      cluster(
        `{ tier: Baseline, priority: 1, ${inA}, ingress: [{ action: Pass, ${fromB}, protocols: [{ tcp: { destinationPort: { range: { start: 80, end: 81 } } } }] }] }`,
        'first',
      ),
      cluster(
        `{ tier: Baseline, priority: 2, ${inA}, ingress: [{ action: Deny, ${fromB} }] }`,
        'second',
      ),
    ],
    expect: [
      'b/client -> a/web:80 allowed',
      'b/client -> a/web:82 denied',
      'b/client -> a/web:80/UDP denied',
    ],
  },
  {
    point: '1.3',
    says: 'protocols: exactly one of tcp, udp, sctp, destinationNamedPort; without a port the whole protocol',
    policies: [
      cluster(
        `{ tier: Admin, priority: 1, ${inA}, ingress: [{ action: Deny, ${fromB}, protocols: [{ udp: {} }, { destinationNamedPort: http }] }] }`,
      ),
    ],
    expect: [
      'b/client -> a/web:9/UDP denied',
      'b/client -> a/web:8080 denied',
      'b/client -> a/web:80 allowed',
    ],
  },
  {
    point: '1.3',
    says: 'v1alpha2 says Accept, not Allow, and an empty list of protocols is nothing',
    policies: [
      cluster(
        `{ tier: Admin, priority: 1, ${inA}, ingress: [{ action: Allow, ${fromB} }] }`,
      ),
    ],
    expect: ['refused invalid-action'],
  },
];

describe('admin tiers, profile kubernetes (policy-semantics 1.2 and 1.3)', () => {
  it.each(rows.map(row => [row.point, row.says, row] as const))(
    '%s: %s',
    (_point, _says, row) => {
      expect(answerCase(row, 'kubernetes')).toEqual(row.expect);
    },
  );
});
