import {
  answerCase,
  ciliumPolicy,
  clusterwidePolicy,
  networkPolicy,
  PolicyCase,
} from '../testing/policyCases';

const web = 'endpointSelector: { matchLabels: { app: web } }';
const fromDb = 'fromEndpoints: [{ matchLabels: { app: db } }]';
const port80 = 'toPorts: [{ ports: [{ port: "80", protocol: TCP }] }]';
const fromClient = 'b/client -> a/web:80';
const fromWorld = 'ip 8.8.8.8 -> a/web:80';
const all = 'fromEntities: [all]';

const rows: readonly PolicyCase[] = [
  {
    point: '13',
    says: 'a policy of deny entries alone denies everything else too',
    policies: [ciliumPolicy(`{ ${web}, ingressDeny: [{ ${fromDb} }] }`)],
    expect: ['a/db -> a/web:80 denied', `${fromClient} denied`],
  },
  {
    point: '13',
    says: 'enableDefaultDeny false keeps the rest open',
    policies: [
      ciliumPolicy(
        `{ ${web}, enableDefaultDeny: { ingress: false }, ingressDeny: [{ ${fromDb} }] }`,
      ),
    ],
    expect: ['a/db -> a/web:80 denied', `${fromClient} allowed`],
  },
  {
    point: '13',
    says: 'any selecting rule that wants it turns default deny on',
    policies: [
      ciliumPolicy(
        `{ ${web}, enableDefaultDeny: { ingress: false }, ingress: [{ ${fromDb} }] }`,
      ),
      ciliumPolicy(`{ ${web}, ingress: [{ ${port80} }] }`, 'other'),
    ],
    expect: [`${fromClient} allowed`, 'b/client -> a/web:81 denied'],
  },
  {
    point: '13',
    says: 'true for a direction without entries has no effect',
    policies: [
      ciliumPolicy(
        `{ ${web}, enableDefaultDeny: { egress: true }, ingress: [{}] }`,
      ),
    ],
    expect: ['a/web -> b/client:80 allowed', `${fromClient} denied`],
  },
  {
    point: '15',
    says: 'deny beats allow, narrow or broad, also of NetworkPolicy and clusterwide',
    policies: [
      clusterwidePolicy(
        `{ ${web}, ingressDeny: [{ toPorts: [{ ports: [{ port: "80", endPort: 90 }] }] }] }`,
      ),
      ciliumPolicy(`{ ${web}, ingress: [{ ${fromDb}, ${port80} }] }`),
      networkPolicy(
        `{ podSelector: { matchLabels: { app: web } }, ingress: [{}] }`,
      ),
    ],
    expect: [
      'a/db -> a/web:80 denied',
      'node n1 -> a/web:80 denied',
      'a/db -> a/web:91 allowed',
    ],
  },
  {
    point: '15',
    says: 'a CIDR or world deny beats a toFQDNs allow',
    policies: [
      ciliumPolicy(
        `{ ${web}, egress: [{ toFQDNs: [{ matchName: api.example.com }] }], egressDeny: [{ toCIDR: [8.0.0.0/8] }] }`,
      ),
    ],
    expect: [
      'a/web -> ip 8.8.8.8 = api.example.com:80 denied',
      'a/web -> ip 9.9.9.9 = api.example.com:80 allowed',
      'a/web -> name api.example.com:80 unknown',
    ],
  },
  {
    point: '15',
    says: 'rules in a deny entry are dropped: the whole port is denied',
    policies: [
      ciliumPolicy(
        `{ ${web}, ingress: [{ ${all} }], ingressDeny: [{ toPorts: [{ ports: [{ port: "80", protocol: TCP }], rules: { http: [{ path: /admin }] } }] }] }`,
      ),
    ],
    expect: [`${fromClient} denied`, 'b/client -> a/web:81 allowed'],
  },
  {
    point: '15',
    says: 'toFQDNs in egressDeny is dropped too',
    policies: [
      ciliumPolicy(
        `{ ${web}, egress: [{ toEntities: [all] }], egressDeny: [{ toFQDNs: [{ matchName: a.b }] }] }`,
      ),
    ],
    expect: ['a/web -> ip 8.8.8.8 = a.b:80 allowed'],
  },
  {
    point: '16',
    says: 'both sides must allow',
    policies: [
      ciliumPolicy(`{ ${web}, egress: [{ toEntities: [cluster] }] }`),
      ciliumPolicy(
        `{ endpointSelector: { matchLabels: { app: db } }, ingress: [{}] }`,
        'db',
      ),
    ],
    expect: ['a/web -> a/db:80 denied', 'a/web -> b/client:80 allowed'],
  },
  {
    point: '17',
    says: 'NetworkPolicies are united with the others',
    policies: [
      networkPolicy(`{ podSelector: { matchLabels: { app: web } } }`),
      ciliumPolicy(`{ ${web}, ingress: [{ ${fromDb} }] }`),
    ],
    expect: ['a/db -> a/web:80 allowed', `${fromClient} denied`],
  },
  {
    point: '18',
    says: 'always: everything is isolated, also against enableDefaultDeny false',
    policies: [
      ciliumPolicy(
        `{ ${web}, enableDefaultDeny: { ingress: false }, ingress: [{ ${fromDb} }] }`,
      ),
      ciliumPolicy(
        `{ endpointSelector: {}, egress: [{ toEntities: [all] }] }`,
        'out',
      ),
    ],
    options: { policyEnforcement: 'always' },
    expect: [
      'a/db -> a/web:80 allowed',
      `${fromWorld} denied`,
      'b/client -> ip 8.8.8.8:80 denied',
      'a/db -> ip 8.8.8.8:80 allowed',
    ],
  },
  {
    point: '18',
    says: 'never: everything is allowed',
    policies: [
      clusterwidePolicy(`{ endpointSelector: {}, ingressDeny: [{ ${all} }] }`),
    ],
    options: { policyEnforcement: 'never' },
    expect: [`${fromClient} allowed`],
  },
  {
    point: '20',
    says: 'entities and their members',
    policies: [
      ciliumPolicy(
        `{ ${web}, egress: [
          { toEntities: [cluster], toPorts: [{ ports: [{ port: "1" }] }] },
          { toEntities: [world], toPorts: [{ ports: [{ port: "2" }] }] },
          { toEntities: [remote-node], toPorts: [{ ports: [{ port: "3" }] }] },
          { toEntities: [host], toPorts: [{ ports: [{ port: "4" }] }] },
          { toEntities: [kube-apiserver, health], toPorts: [{ ports: [{ port: "5" }] }] },
          { toEntities: [all], toPorts: [{ ports: [{ port: "6" }] }] },
          { toEntities: [none], toPorts: [{ ports: [{ port: "7" }] }] } ] }`,
      ),
    ],
    expect: [
      'a/web -> b/client:1 allowed',
      'a/web -> node n1:1 allowed',
      'a/web -> entity health:1 allowed',
      'a/web -> entity init:1 allowed',
      'a/web -> ip 8.8.8.8:1 denied',
      'a/web -> ip 8.8.8.8:2 allowed',
      'a/web -> entity world:2 allowed',
      'a/web -> b/client:2 denied',
      'a/web -> node n2:3 allowed',
      'a/web -> entity kube-apiserver:3 allowed',
      'a/web -> node n1:3 denied',
      'a/web -> node n1:4 allowed',
      'a/web -> a/agent:4 allowed',
      'a/web -> node n2:4 denied',
      'a/web -> entity kube-apiserver:5 allowed',
      'a/web -> entity health:5 allowed',
      'a/web -> ip 8.8.8.8:6 allowed',
      'a/web -> entity unmanaged:6 allowed',
      'a/web -> b/client:7 denied',
    ],
  },
  {
    point: '20',
    says: 'world-ipv4 is refused by the API server',
    policies: [
      ciliumPolicy(`{ ${web}, ingress: [{ fromEntities: [world-ipv4] }] }`),
    ],
    expect: ['refused unknown-entity', `${fromClient} allowed`],
  },
  {
    point: '21',
    says: 'hostNetwork pods are host or remote-node, never endpoints',
    policies: [
      ciliumPolicy(
        `{ endpointSelector: {}, ingress: [{ fromEndpoints: [{ matchLabels: { app: agent } }] }] }`,
      ),
    ],
    options: { allowLocalhost: 'policy' },
    expect: [
      'b/client -> a/agent:80 allowed',
      'a/agent -> a/db:80 denied',
      'a/agent -> a/web:80 denied',
    ],
  },
  {
    point: '22',
    says: 'the own node reaches its pods, other nodes do not; never on egress',
    policies: [ciliumPolicy(`{ ${web}, ingress: [{}], egress: [{}] }`)],
    expect: [
      'node n1 -> a/web:80 allowed',
      'a/agent -> a/web:80 allowed',
      'entity host -> a/web:80 allowed',
      'node n2 -> a/web:80 denied',
      'a/web -> node n1:80 denied',
    ],
  },
  {
    point: '22',
    says: 'a deny of host, of all or of a port wins over that; allow-localhost=policy ends it',
    policies: [
      ciliumPolicy(
        `{ ${web}, ingressDeny: [{ fromEntities: [host], ${port80} }] }`,
      ),
    ],
    expect: ['node n1 -> a/web:80 denied', 'node n1 -> a/web:81 allowed'],
  },
  {
    point: '22',
    says: 'allow-localhost=policy ends it',
    policies: [ciliumPolicy(`{ ${web}, ingress: [{}] }`)],
    options: { allowLocalhost: 'policy' },
    expect: ['node n1 -> a/web:80 denied'],
  },
];

describe('Cilium: what decides (policy-semantics 2, points 13 to 22)', () => {
  it.each(rows.map(row => [row.point, row.says, row] as const))(
    '%s: %s',
    (_point, _says, row) => {
      expect(answerCase(row, 'cilium')).toEqual(row.expect);
    },
  );
});
