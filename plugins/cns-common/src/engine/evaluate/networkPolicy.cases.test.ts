import { answerCase, networkPolicy, PolicyCase } from '../testing/policyCases';

const web = 'podSelector: { matchLabels: { app: web } }';

const rows: readonly PolicyCase[] = [
  {
    point: '1.1',
    says: 'a pod that nothing selects is not isolated',
    policies: [networkPolicy(`{ podSelector: { matchLabels: { app: x } } }`)],
    expect: ['b/client -> a/web:80 allowed', 'ip 8.8.8.8 -> a/web:80 allowed'],
  },
  {
    point: '1.1',
    says: 'selected in one direction, it is isolated in that direction only',
    policies: [networkPolicy(`{ ${web}, policyTypes: [Ingress] }`)],
    expect: ['b/client -> a/web:80 denied', 'a/web -> b/client:80 allowed'],
  },
  {
    point: '1.1',
    says: 'both ends must allow',
    policies: [
      networkPolicy(`{ ${web}, policyTypes: [Egress], egress: [{}] }`),
      networkPolicy(`{ podSelector: { matchLabels: { app: db } } }`, 'db'),
    ],
    expect: ['a/web -> a/db:80 denied', 'a/web -> b/client:80 allowed'],
  },
  {
    point: '1.1',
    says: 'policies are united',
    policies: [
      networkPolicy(`{ ${web}, ingress: [{ ports: [{ port: 80 }] }] }`),
      networkPolicy(`{ ${web}, ingress: [{ ports: [{ port: 81 }] }] }`, 'two'),
    ],
    expect: [
      'b/client -> a/web:80 allowed',
      'b/client -> a/web:81 allowed',
      'b/client -> a/web:82 denied',
    ],
  },
  {
    point: '1.1',
    says: 'a pod cannot be cut off from itself',
    policies: [
      networkPolicy(`{ podSelector: {}, policyTypes: [Ingress, Egress] }`),
    ],
    expect: ['a/web -> a/web:80 allowed', 'a/web -> a/db:80 denied'],
  },
  {
    point: '1.1',
    says: 'traffic between a pod and its own node is always allowed, other nodes are addresses',
    policies: [
      networkPolicy(`{ podSelector: {}, policyTypes: [Ingress, Egress] }`),
    ],
    expect: [
      'node n1 -> a/web:80 allowed',
      'a/web -> node n1:80 allowed',
      'a/agent -> a/web:80 allowed',
      'node n2 -> a/web:80 denied',
      'a/agent -> a/db:80 denied',
    ],
  },
  {
    point: '1.1 policyTypes',
    says: 'absent: ingress always, egress only with a rule',
    policies: [networkPolicy(`{ ${web}, egress: [] }`)],
    expect: ['b/client -> a/web:80 denied', 'a/web -> b/client:80 allowed'],
  },
  {
    point: '1.1 policyTypes',
    says: 'absent with an egress rule: both',
    policies: [
      networkPolicy(`{ ${web}, egress: [{ ports: [{ port: 53 }] }] }`),
    ],
    expect: [
      'b/client -> a/web:80 denied',
      'a/web -> b/client:80 denied',
      'a/web -> b/client:53 allowed',
    ],
  },
  {
    point: '1.1 policyTypes',
    says: 'an empty list is like an absent one',
    policies: [networkPolicy(`{ ${web}, policyTypes: [], egress: [] }`)],
    expect: ['b/client -> a/web:80 denied', 'a/web -> b/client:80 allowed'],
  },
  {
    point: '1.1 policyTypes',
    says: 'rules of a direction that is not listed are ignored',
    policies: [
      networkPolicy(
        `{ ${web}, policyTypes: [Egress], ingress: [], egress: [{}] }`,
      ),
    ],
    expect: ['b/client -> a/web:80 allowed', 'a/web -> b/client:80 allowed'],
  },
  {
    point: '1.1 rules',
    says: 'no rules allow nothing, an empty rule everything, outside included',
    policies: [
      networkPolicy(`{ ${web}, policyTypes: [Ingress, Egress], egress: [{}] }`),
    ],
    expect: [
      'a/db -> a/web:80 denied',
      'a/web -> a/db:81/UDP allowed',
      'a/web -> ip 8.8.8.8:443 allowed',
    ],
  },
  {
    point: '1.1 rules',
    says: 'an empty from or ports list is any peer, any port',
    policies: [networkPolicy(`{ ${web}, ingress: [{ from: [], ports: [] }] }`)],
    expect: [
      'b/client -> a/web:80/SCTP allowed',
      'ip 8.8.8.8 -> a/web:1 allowed',
    ],
  },
  {
    point: '1.1 peers',
    says: 'podSelector alone stays in the namespace of the policy',
    policies: [
      networkPolicy(`{ ${web}, ingress: [{ from: [{ podSelector: {} }] }] }`),
    ],
    expect: [
      'a/db -> a/web:80 allowed',
      'b/client -> a/web:80 denied',
      'ip 8.8.8.8 -> a/web:80 denied',
    ],
  },
  {
    point: '1.1 peers',
    says: 'namespaceSelector alone means all pods of the namespaces',
    policies: [
      networkPolicy(
        `{ ${web}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: blue } } }] }] }`,
      ),
    ],
    expect: ['b/client -> a/web:80 allowed', 'a/db -> a/web:80 denied'],
  },
  {
    point: '1.1 peers',
    says: 'both in one item must hold',
    policies: [
      networkPolicy(
        `{ ${web}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: blue } }, podSelector: { matchLabels: { app: db } } }] }] }`,
      ),
    ],
    expect: ['b/client -> a/web:80 denied', 'a/db -> a/web:80 denied'],
  },
  {
    point: '1.1 peers',
    says: 'as two items either may',
    policies: [
      networkPolicy(
        `{ ${web}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: blue } } }, { podSelector: { matchLabels: { app: db } } }] }] }`,
      ),
    ],
    expect: ['b/client -> a/web:80 allowed', 'a/db -> a/web:80 allowed'],
  },
  {
    point: '1.1 selectors',
    says: 'NotIn and DoesNotExist also match without the key, but only pods',
    policies: [
      networkPolicy(
        `{ ${web}, ingress: [{ from: [{ namespaceSelector: { matchExpressions: [{ key: gone, operator: DoesNotExist }, { key: team, operator: NotIn, values: [red] }] } }] }] }`,
      ),
    ],
    expect: [
      'b/client -> a/web:80 allowed',
      'a/db -> a/web:80 denied',
      'ip 8.8.8.8 -> a/web:80 denied',
      'node n2 -> a/web:80 denied',
    ],
  },
  {
    point: '1.1 namespaces',
    says: 'the name label of a namespace is there',
    policies: [
      networkPolicy(
        `{ ${web}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: b } } }] }] }`,
      ),
    ],
    expect: ['b/client -> a/web:80 allowed', 'a/db -> a/web:80 denied'],
  },
  {
    point: '1.1 ports',
    says: 'protocol defaults to TCP, a missing port is all of the protocol',
    policies: [
      networkPolicy(
        `{ ${web}, ingress: [{ ports: [{ port: 80 }, { protocol: UDP }] }] }`,
      ),
    ],
    expect: [
      'a/db -> a/web:80 allowed',
      'a/db -> a/web:81 denied',
      'a/db -> a/web:81/UDP allowed',
      'a/db -> a/web:80/SCTP denied',
    ],
  },
  {
    point: '1.1 ports',
    says: 'a name is a container port of the destination, by name and protocol, also "80"',
    policies: [
      networkPolicy(
        `{ podSelector: {}, policyTypes: [Ingress], ingress: [{ ports: [{ port: http }, { port: "80" }, { port: http, protocol: UDP }] }] }`,
      ),
    ],
    expect: [
      'b/client -> a/web:8080 allowed',
      'b/client -> a/web:80 denied',
      'b/client -> a/db:80 allowed',
      'b/client -> a/db:80/UDP denied',
    ],
  },
  {
    point: '1.1 ports',
    says: 'in egress a name is looked up at each destination; outside has none',
    policies: [
      networkPolicy(
        `{ ${web}, policyTypes: [Egress], egress: [{ ports: [{ port: http }] }] }`,
      ),
    ],
    expect: [
      'a/web -> a/db:80 allowed',
      'a/web -> a/db:8080 denied',
      'a/web -> b/client:8080 allowed',
      'a/web -> ip 8.8.8.8:80 denied',
    ],
  },
  {
    point: '1.1 ports',
    says: 'endPort is inside the range',
    policies: [
      networkPolicy(
        `{ ${web}, ingress: [{ ports: [{ port: 80, endPort: 90 }] }] }`,
      ),
    ],
    expect: [
      'a/db -> a/web:79 denied',
      'a/db -> a/web:80 allowed',
      'a/db -> a/web:90 allowed',
      'a/db -> a/web:91 denied',
    ],
  },
  {
    point: '1.1 ipBlock',
    says: 'a block without its exceptions, for both families, and not for pods',
    policies: [
      networkPolicy(
        `{ ${web}, ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] } }, { ipBlock: { cidr: "2001:db8::/32" } }] }] }`,
      ),
    ],
    expect: [
      'ip 10.0.255.255 -> a/web:80 allowed',
      'ip 10.1.0.0 -> a/web:80 denied',
      'ip 10.2.0.0 -> a/web:80 allowed',
      'ip 11.0.0.0 -> a/web:80 denied',
      'ip 2001:db8::1 -> a/web:80 allowed',
      'ip 2001:db9::1 -> a/web:80 denied',
      'a/db -> a/web:80 denied',
    ],
  },
  {
    point: '1.1 hostNetwork',
    says: 'such pods are their node: not selected as subject or peer',
    policies: [
      networkPolicy(
        `{ podSelector: {}, policyTypes: [Ingress], ingress: [{ from: [{ podSelector: { matchLabels: { app: agent } } }] }] }`,
      ),
    ],
    expect: ['b/client -> a/agent:80 allowed', 'a/agent -> a/db:80 denied'],
  },
  {
    point: '1.1 not covered',
    says: 'what happens to ICMP of an isolated pod is for the plugin to say',
    policies: [networkPolicy(`{ ${web}, ingress: [{}] }`)],
    expect: [
      'b/client -> a/web:8/ICMP unknown',
      'a/web -> b/client:8/ICMP allowed',
    ],
  },
  {
    point: '1.1',
    says: 'a policy that the API server refuses takes no part',
    policies: [
      networkPolicy(
        `{ ${web}, ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [11.0.0.0/16] } }] }] }`,
      ),
    ],
    expect: ['refused except-outside-cidr', 'b/client -> a/web:80 allowed'],
  },
];

describe('NetworkPolicy, profile kubernetes (policy-semantics 1.1)', () => {
  it.each(rows.map(row => [row.point, row.says, row] as const))(
    '%s: %s',
    (_point, _says, row) => {
      expect(answerCase(row, 'kubernetes')).toEqual(row.expect);
    },
  );
});
