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

function specs(rules: string): string {
  return `{ kind: CiliumNetworkPolicy, apiVersion: cilium.io/v2, metadata: { name: many, namespace: a }, specs: ${rules} }`;
}

const rows: readonly PolicyCase[] = [
  {
    point: '1',
    says: 'spec and specs are equal rules',
    policies: [
      specs(
        `[{ ${web}, ingress: [{ ${fromDb} }] }, { ${web}, ingress: [{ ${port80} }] }]`,
      ),
    ],
    expect: [
      'a/db -> a/web:81 allowed',
      `${fromClient} allowed`,
      'b/client -> a/web:81 denied',
    ],
  },
  {
    point: '1',
    says: 'a rule needs exactly one selector, and nodeSelector only clusterwide',
    policies: [ciliumPolicy(`{ nodeSelector: {}, ingress: [{}] }`)],
    expect: ['refused node-selector-in-namespace', `${fromClient} allowed`],
  },
  {
    point: '2',
    says: 'endpointSelector stays in its namespace, whatever it says',
    policies: [
      ciliumPolicy(
        `{ endpointSelector: { matchLabels: { "k8s:io.kubernetes.pod.namespace": b } }, ingress: [{}] }`,
      ),
    ],
    expect: [`${fromClient} denied`, 'a/db -> b/client:80 allowed'],
  },
  {
    point: '2',
    says: 'clusterwide it is every pod',
    policies: [clusterwidePolicy(`{ endpointSelector: {}, ingress: [{}] }`)],
    expect: ['a/db -> a/web:80 denied', 'a/db -> b/client:80 denied'],
  },
  {
    point: '3',
    says: 'host policies have no effect without the host firewall',
    policies: [clusterwidePolicy(`{ nodeSelector: {}, ingress: [{}] }`)],
    expect: ['a/db -> node n1:80 allowed', 'a/db -> a/web:80 allowed'],
  },
  {
    point: '3',
    says: 'with it they are about nodes and their hostNetwork pods, not about pods',
    policies: [
      clusterwidePolicy(
        `{ nodeSelector: { matchLabels: { role: edge } }, ingress: [{ fromEndpoints: [{ matchLabels: { app: client, "k8s:io.kubernetes.pod.namespace": b } }] }] }`,
      ),
    ],
    options: { hostFirewall: true },
    expect: [
      'a/db -> node n1:80 denied',
      'a/db -> a/agent:80 denied',
      'b/client -> node n1:80 allowed',
      'a/db -> node n2:80 allowed',
      'a/db -> a/web:80 allowed',
    ],
  },
  {
    point: '4',
    says: 'prefixes, and keys of namespace labels, service account and cluster',
    policies: [
      ciliumPolicy(
        `{ ${web}, ingress: [
          { fromEndpoints: [{ matchLabels: { "k8s:app": client, "any:io.cilium.k8s.namespace.labels.team": blue } }], ${port80} },
          { fromEndpoints: [{ matchLabels: { io.cilium.k8s.policy.serviceaccount: store } }] },
          { fromEndpoints: [{ matchLabels: { io.cilium.k8s.policy.cluster: elsewhere } }] },
          { fromEndpoints: [{ matchLabels: { "container:app": client } }] } ] }`,
      ),
    ],
    expect: [
      `${fromClient} allowed`,
      'b/client -> a/web:81 denied',
      'a/db -> a/web:81 allowed',
    ],
  },
  {
    point: '5',
    says: 'without a namespace key, peers are of the namespace of the policy',
    policies: [ciliumPolicy(`{ ${web}, ingress: [{ fromEndpoints: [{}] }] }`)],
    expect: [
      'a/db -> a/web:80 allowed',
      `${fromClient} denied`,
      `${fromWorld} denied`,
      'node n2 -> a/web:80 denied',
    ],
  },
  {
    point: '5',
    says: 'a namespace key, prefixed or not, lifts that',
    policies: [
      ciliumPolicy(
        `{ ${web}, ingress: [{ fromEndpoints: [{ matchLabels: { io.kubernetes.pod.namespace: b } }] }] }`,
      ),
    ],
    expect: [`${fromClient} allowed`, 'a/db -> a/web:80 denied'],
  },
  {
    point: '5',
    says: 'clusterwide, {} means all pods and nothing else',
    policies: [
      clusterwidePolicy(`{ ${web}, ingress: [{ fromEndpoints: [{}] }] }`),
    ],
    expect: [
      `${fromClient} allowed`,
      `${fromWorld} denied`,
      'node n2 -> a/web:80 denied',
    ],
  },
  {
    point: '5',
    says: 'selectors with a reserved key are left alone',
    policies: [
      ciliumPolicy(
        `{ ${web}, ingress: [{ fromEndpoints: [{ matchLabels: { "reserved:remote-node": "" } }] }] }`,
      ),
    ],
    expect: ['node n2 -> a/web:80 allowed', `${fromWorld} denied`],
  },
  {
    point: '6',
    says: 'a key of namespace labels is honoured in a CiliumNetworkPolicy',
    policies: [
      ciliumPolicy(
        `{ ${web}, ingress: [{ fromEndpoints: [{ matchLabels: { "k8s:io.cilium.k8s.namespace.labels.team": blue } }] }] }`,
      ),
    ],
    expect: [`${fromClient} allowed`, 'a/db -> a/web:80 denied'],
  },
  {
    point: '7',
    says: 'an expression on the namespace counts as given; absences do not reach world or nodes',
    policies: [
      ciliumPolicy(
        `{ ${web}, ingress: [{ fromEndpoints: [{ matchExpressions: [{ key: io.kubernetes.pod.namespace, operator: NotIn, values: [a] }] }] }] }`,
      ),
    ],
    expect: [
      `${fromClient} allowed`,
      'a/db -> a/web:80 denied',
      `${fromWorld} denied`,
      'node n2 -> a/web:80 denied',
    ],
  },
  {
    point: '7',
    says: 'without policy-default-local-cluster they do',
    policies: [
      ciliumPolicy(
        `{ ${web}, ingress: [{ fromEndpoints: [{ matchExpressions: [{ key: io.kubernetes.pod.namespace, operator: NotIn, values: [a] }] }] }] }`,
      ),
      networkPolicy(
        `{ podSelector: { matchLabels: { app: db } }, ingress: [{ from: [{ namespaceSelector: { matchExpressions: [{ key: team, operator: DoesNotExist }] } }] }] }`,
      ),
    ],
    options: { policyDefaultLocalCluster: false },
    expect: [
      `${fromWorld} allowed`,
      'node n2 -> a/web:80 allowed',
      'a/db -> a/web:80 denied',
      'ip 8.8.8.8 -> a/db:80 allowed',
      'b/client -> a/db:80 denied',
    ],
  },
  {
    point: '8',
    says: 'within an entry peer and port must fit; entries are united',
    policies: [
      ciliumPolicy(
        `{ ${web}, ingress: [{ ${fromDb}, ${port80} }, { fromEntities: [world] }] }`,
      ),
    ],
    expect: [
      'a/db -> a/web:80 allowed',
      'a/db -> a/web:81 denied',
      'ip 8.8.8.8 -> a/web:81 allowed',
      `${fromClient} denied`,
    ],
  },
  {
    point: '9',
    says: 'two kinds of peers in one entry are refused',
    policies: [
      ciliumPolicy(
        `{ ${web}, ingress: [{ ${fromDb}, fromEntities: [world] }] }`,
      ),
    ],
    expect: ['refused mixed-peer', `${fromClient} allowed`],
  },
  {
    point: '9',
    says: 'but an empty second kind is not',
    policies: [
      ciliumPolicy(`{ ${web}, ingress: [{ ${fromDb}, fromEntities: [] }] }`),
    ],
    expect: ['a/db -> a/web:80 allowed', `${fromClient} denied`],
  },
  {
    point: '10',
    says: 'no peer field and ports: any peer on them',
    policies: [ciliumPolicy(`{ ${web}, ingress: [{ ${port80} }] }`)],
    expect: [
      `${fromClient} allowed`,
      `${fromWorld} allowed`,
      'node n2 -> a/web:80 allowed',
      'b/client -> a/web:81 denied',
    ],
  },
  ...['fromEndpoints', 'fromCIDR', 'fromCIDRSet', 'fromEntities'].map(
    (key): PolicyCase => ({
      point: '10',
      says: `${key}: [] selects nobody, with ports too`,
      policies: [
        ciliumPolicy(`{ ${web}, ingress: [{ ${key}: [], ${port80} }] }`),
      ],
      expect: [`${fromClient} denied`, `${fromWorld} denied`],
    }),
  ),
  {
    point: '10',
    says: 'nobody is denied by an empty list either',
    policies: [
      ciliumPolicy(
        `{ ${web}, ingress: [{ fromEntities: [all] }], ingressDeny: [{ fromEndpoints: [], ${port80} }] }`,
      ),
    ],
    expect: [`${fromClient} allowed`],
  },
  ...['toFQDNs', 'toServices', 'toGroups'].map(
    (key): PolicyCase => ({
      point: '10',
      says: `${key}: [] with ports is any destination`,
      policies: [
        ciliumPolicy(`{ ${web}, egress: [{ ${key}: [], ${port80} }] }`),
      ],
      expect: [
        'a/web -> b/client:80 allowed',
        'a/web -> ip 8.8.8.8:80 allowed',
        'a/web -> ip 8.8.8.8:81 denied',
      ],
    }),
  ),
  {
    point: '10',
    says: 'null is absent, toPorts: [] is absent, toPorts: [{ ports: [] }] allows nothing',
    policies: [
      ciliumPolicy(
        `{ ${web}, ingress: [{ fromEndpoints: null, ${port80} }, { ${fromDb}, toPorts: [] }, { fromEntities: [world], toPorts: [{ ports: [] }] }] }`,
      ),
    ],
    expect: [
      `${fromClient} allowed`,
      'a/db -> a/web:7/ICMP allowed',
      'ip 8.8.8.8 -> a/web:81 denied',
    ],
  },
  {
    point: '11',
    says: 'an empty entry allows nothing and turns on default deny',
    policies: [ciliumPolicy(`{ ${web}, ingress: [{}] }`)],
    expect: [`${fromClient} denied`, 'a/web -> b/client:80 allowed'],
  },
  {
    point: '11',
    says: 'an empty deny entry denies nothing in particular, but default deny is on',
    policies: [
      ciliumPolicy(`{ ${web}, ingress: [{ ${fromDb} }], ingressDeny: [{}] }`),
      ciliumPolicy(
        `{ endpointSelector: { matchLabels: { app: db } }, egressDeny: [{}] }`,
        'other',
      ),
    ],
    expect: [
      'a/db -> a/web:80 denied',
      'b/client -> a/web:80 denied',
      'a/db -> b/client:80 denied',
    ],
  },
  {
    point: '12',
    says: 'an empty list does not touch its direction',
    policies: [ciliumPolicy(`{ ${web}, ingress: [], egress: [{}] }`)],
    expect: [`${fromClient} allowed`, 'a/web -> b/client:80 denied'],
  },
  {
    point: '12',
    says: 'a rule without any entry is refused',
    policies: [ciliumPolicy(`{ ${web}, ingress: [] }`)],
    expect: ['refused empty-rule', `${fromClient} allowed`],
  },
  {
    point: '12',
    says: 'one invalid rule in specs refuses all of them',
    policies: [specs(`[{ ${web}, ingress: [{}] }, { ${web} }]`)],
    expect: ['refused empty-rule', `${fromClient} allowed`],
  },
];

describe('Cilium: subjects and peers (policy-semantics 2, points 1 to 12)', () => {
  it.each(rows.map(row => [row.point, row.says, row] as const))(
    '%s: %s',
    (_point, _says, row) => {
      expect(answerCase(row, 'cilium')).toEqual(row.expect);
    },
  );
});
