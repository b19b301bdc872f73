import {
  answerCase,
  ciliumPolicy,
  networkPolicy,
  PolicyCase,
  tierPolicy,
} from '../testing/policyCases';

const web = 'endpointSelector: { matchLabels: { app: web } }';
const port80 = 'toPorts: [{ ports: [{ port: "80", protocol: TCP }] }]';
const fromClient = 'b/client -> a/web:80';
const fromWorld = 'ip 8.8.8.8 -> a/web:80';
const all = 'fromEntities: [all]';

const rows: readonly PolicyCase[] = [
  {
    point: '23',
    says: 'CIDRs match neither pods nor nodes, 0.0.0.0/0 stands for world',
    policies: [
      ciliumPolicy(`{ ${web}, egress: [{ toCIDR: [0.0.0.0/0, "::/0"] }] }`),
    ],
    expect: [
      'a/web -> ip 8.8.8.8:80 allowed',
      'a/web -> ip 2001:db8::1:80 allowed',
      'a/web -> entity world:80 allowed',
      'a/web -> a/db:80 denied',
      'a/web -> node n2:80 denied',
    ],
  },
  {
    point: '23',
    says: 'policy-cidr-match-mode=nodes: blocks match nodes, whole families do not',
    policies: [
      ciliumPolicy(
        `{ ${web}, egress: [{ toCIDR: [172.18.0.2/32], ${port80} }, { toCIDR: [0.0.0.0/0] }] }`,
      ),
    ],
    options: { cidrMatchesNodes: true },
    expect: [
      'a/web -> node n2:80 allowed',
      'a/web -> node n2:81 denied',
      'a/web -> node n1:80 denied',
    ],
  },
  {
    point: '23',
    says: 'an except cuts its own entry only; host bits mean the network',
    policies: [
      ciliumPolicy(
        `{ ${web}, egress: [{ toCIDRSet: [{ cidr: 10.1.1.5/8, except: [10.1.0.0/16] }, { cidr: 10.1.2.0/24 }] }] }`,
      ),
    ],
    expect: [
      'a/web -> ip 10.9.9.9:80 allowed',
      'a/web -> ip 10.1.1.1:80 denied',
      'a/web -> ip 10.1.2.1:80 allowed',
    ],
  },
  {
    point: '23',
    says: 'a bare address in toCIDR is refused, an except outside its block too',
    policies: [
      ciliumPolicy(
        `{ ${web}, egress: [{ toCIDR: [10.0.0.1] }, { toCIDRSet: [{ cidr: 10.0.0.0/8, except: [11.0.0.0/8] }] }] }`,
      ),
    ],
    expect: ['refused invalid-cidr,except-outside-cidr'],
  },
  {
    point: '24',
    says: 'CIDR groups by name and label, with except; none or empty is nobody',
    policies: [
      ciliumPolicy(
        `{ ${web}, egress: [
          { toCIDRSet: [{ cidrGroupRef: office, except: [198.51.100.128/25] }] },
          { toCIDRSet: [{ cidrGroupRef: gone }, { cidrGroupRef: none }], ${port80} },
          { toCIDRSet: [{ cidrGroupSelector: { matchLabels: { of: us } } }], ${port80} } ] }`,
      ),
    ],
    expect: [
      'a/web -> ip 198.51.100.1:81 allowed',
      'a/web -> ip 198.51.100.200:81 denied',
      'a/web -> ip 198.51.100.200:80 allowed',
      'a/web -> ip 8.8.8.8:80 denied',
    ],
  },
  {
    point: '25',
    says: 'names: exact, * within a label, ** for any depth, never the apex',
    policies: [
      ciliumPolicy(
        `{ ${web}, egress: [
          { toFQDNs: [{ matchName: API.example.com }], toPorts: [{ ports: [{ port: "1" }] }] },
          { toFQDNs: [{ matchPattern: "*.example.com" }], toPorts: [{ ports: [{ port: "2" }] }] },
          { toFQDNs: [{ matchPattern: "**.example.com" }], toPorts: [{ ports: [{ port: "3" }] }] },
          { toFQDNs: [{ matchPattern: "*" }], toPorts: [{ ports: [{ port: "4" }] }] } ] }`,
      ),
    ],
    expect: [
      'a/web -> ip 9.9.9.9 = api.example.com:1 allowed',
      'a/web -> ip 9.9.9.9 = api.example.com:2 allowed',
      'a/web -> ip 9.9.9.9 = x.api.example.com:2 denied',
      'a/web -> ip 9.9.9.9 = x.api.example.com:3 allowed',
      'a/web -> ip 9.9.9.9 = example.com:3 denied',
      'a/web -> ip 9.9.9.9 = anything.org:4 allowed',
      'a/web -> ip 9.9.9.9:4 denied',
      'a/web -> any-ip 9.9.9.9:4 unknown',
      'a/web -> name api.example.com:1 allowed',
      'a/web -> b/client:4 denied',
    ],
  },
  {
    point: '26',
    says: 'toServices: pods behind a selector, addresses without one, any namespace if left out',
    policies: [
      ciliumPolicy(
        `{ ${web}, egress: [{ toServices: [{ k8sService: { serviceName: db } }] }, { toServices: [{ k8sService: { serviceName: outside, namespace: b } }] }] }`,
      ),
    ],
    expect: [
      'a/web -> a/db:80 allowed',
      'a/web -> b/client:80 denied',
      'a/web -> ip 203.0.113.7:80 allowed',
      'a/web -> ip 203.0.113.8:80 denied',
    ],
  },
  {
    point: '26',
    says: 'a Service that is not there opens the ports to everybody, and nothing without ports',
    policies: [
      ciliumPolicy(
        `{ ${web}, egress: [{ toServices: [{ k8sService: { serviceName: gone } }], ${port80} }, { toServices: [{ k8sService: { serviceName: gone } }] }] }`,
      ),
    ],
    expect: ['a/web -> ip 8.8.8.8:80 allowed', 'a/web -> ip 8.8.8.8:81 denied'],
  },
  {
    point: '27',
    says: 'toGroups are addresses that nobody knows here',
    policies: [
      ciliumPolicy(
        `{ ${web}, egress: [{ toGroups: [{ aws: { securityGroupsIds: [sg-1] } }] }] }`,
      ),
    ],
    expect: ['a/web -> ip 8.8.8.8:80 unknown', 'a/web -> b/client:80 denied'],
  },
  {
    point: '28',
    says: 'fromNodes needs its option',
    policies: [
      ciliumPolicy(
        `{ ${web}, ingress: [{ fromNodes: [{ matchLabels: { role: edge } }] }] }`,
      ),
    ],
    expect: ['refused node-selector-labels-off', `${fromClient} allowed`],
  },
  {
    point: '28',
    says: 'and means other nodes only',
    policies: [
      ciliumPolicy(
        `{ endpointSelector: {}, ingress: [{ fromNodes: [{ matchLabels: { role: edge } }] }] }`,
      ),
    ],
    options: { nodeSelectorLabels: true, allowLocalhost: 'policy' },
    expect: [
      'node n1 -> a/db:80 allowed',
      'node n1 -> a/web:80 denied',
      'node n2 -> a/web:80 denied',
    ],
  },
  {
    point: '36',
    says: 'a label that Cilium does not use for identity is matched by nobody',
    policies: [
      ciliumPolicy(
        `{ endpointSelector: { matchLabels: { pod-template-hash: x1 } }, ingress: [{}] }`,
      ),
    ],
    expect: [`${fromClient} allowed`],
  },
  {
    point: '37',
    says: 'NetworkPolicy under Cilium: no block matches nodes, unlisted directions apply, no egress to the own node',
    policies: [
      networkPolicy(
        `{ podSelector: { matchLabels: { app: web } }, policyTypes: [Egress], ingress: [{ from: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }] }`,
      ),
    ],
    expect: [
      `${fromWorld} allowed`,
      `${fromClient} denied`,
      'node n2 -> a/web:80 denied',
      'a/web -> node n1:80 denied',
    ],
  },
  {
    point: '39',
    says: 'ClusterNetworkPolicy: Admin Accept beats a Cilium deny; Baseline Accept opens what the middle leaves unmatched',
    policies: [
      tierPolicy(
        'ClusterNetworkPolicy',
        `{ tier: Admin, priority: 1, subject: { namespaces: {} }, ingress: [{ action: Accept, from: [{ namespaces: { matchLabels: { team: blue } } }], protocols: [{ tcp: { destinationPort: { number: 80 } } }] }] }`,
        'admin',
      ),
      tierPolicy(
        'ClusterNetworkPolicy',
        `{ tier: Baseline, priority: 1, subject: { namespaces: {} }, ingress: [{ action: Accept, from: [{ namespaces: { matchLabels: { team: red } } }] }] }`,
        'base',
      ),
      ciliumPolicy(`{ ${web}, ingressDeny: [{ ${all}, ${port80} }] }`),
    ],
    expect: [
      `${fromClient} allowed`,
      'b/client -> a/web:81 denied',
      'a/db -> a/web:80 denied',
      'a/db -> a/web:81 allowed',
    ],
  },
  {
    point: '39',
    says: 'v1alpha1 is not read by Cilium',
    policies: [
      tierPolicy(
        'AdminNetworkPolicy',
        `{ priority: 1, subject: { namespaces: {} }, ingress: [{ action: Deny, from: [{ namespaces: {} }] }] }`,
      ),
    ],
    expect: ['refused kind-not-enforced', `${fromClient} allowed`],
  },
];

describe('Cilium: addresses, names, Services, nodes, tiers (policy-semantics 2, points 23 to 28 and 36 to 39)', () => {
  it.each(rows.map(row => [row.point, row.says, row] as const))(
    '%s: %s',
    (_point, _says, row) => {
      expect(answerCase(row, 'cilium')).toEqual(row.expect);
    },
  );
});
