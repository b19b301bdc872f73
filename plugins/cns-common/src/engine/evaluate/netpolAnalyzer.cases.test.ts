import {
  answerCase,
  networkPolicy,
  PolicyCase,
  tierPolicy,
} from '../testing/policyCases';

const inA = 'subject: { namespaces: { matchLabels: { team: red } } }';

const rows: readonly PolicyCase[] = [
  {
    point: 'A 11',
    says: 'a hostNetwork pod is an ordinary pod, no address is special for being of a node',
    policies: [
      networkPolicy(
        `{ podSelector: {}, policyTypes: [Ingress], ingress: [{ from: [{ podSelector: { matchLabels: { app: agent } } }, { ipBlock: { cidr: 172.18.0.0/24 } }] }] }`,
      ),
    ],
    expect: [
      'b/client -> a/agent:80 denied',
      'a/agent -> a/web:80 allowed',
      'ip 172.18.0.1 -> a/web:80 allowed',
    ],
  },
  {
    point: 'A 13, 15',
    says: 'an IPv6 block matches nothing, an except outside the cidr takes nothing away',
    policies: [
      networkPolicy(
        `{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: "2001:db8::/32" } }, { ipBlock: { cidr: 10.0.0.0/8, except: [11.0.0.0/8] } }] }] }`,
      ),
    ],
    expect: [
      'ip 10.1.1.1 -> a/web:80 allowed',
      'ip 11.1.1.1 -> a/web:80 denied',
      'ip 2001:db8::1 -> a/web:80 denied',
    ],
  },
  {
    point: 'A 14',
    says: 'blocks and networks never match pods',
    policies: [
      networkPolicy(
        `{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }] }`,
      ),
      tierPolicy(
        'AdminNetworkPolicy',
        `{ priority: 1, ${inA}, egress: [{ action: Deny, to: [{ networks: [0.0.0.0/0] }] }] }`,
      ),
    ],
    expect: [
      'b/client -> a/web:80 denied',
      'ip 8.8.8.8 -> a/web:80 allowed',
      'a/web -> b/client:80 allowed',
      'a/web -> ip 8.8.8.8:80 denied',
    ],
  },
  {
    point: 'A 24',
    says: 'a name needs a container port of that name and that protocol, and outside has none',
    policies: [
      networkPolicy(
        `{ podSelector: {}, policyTypes: [Egress], egress: [{ ports: [{ port: dns }, { port: http }] }] }`,
      ),
    ],
    expect: [
      'a/web -> b/client:53 denied',
      'a/web -> b/client:53/UDP denied',
      'a/web -> b/client:8080 allowed',
      'a/web -> ip 8.8.8.8:8080 denied',
    ],
  },
  {
    point: 'A 26',
    says: 'ports that no rule of a policy touches go on; Pass goes to NetworkPolicy or baseline',
    policies: [
      tierPolicy(
        'AdminNetworkPolicy',
        `{ priority: 1, ${inA}, ingress: [{ action: Pass, from: [{ namespaces: {} }], ports: [{ portNumber: { port: 80 } }] }, { action: Deny, from: [{ namespaces: {} }], ports: [{ portRange: { start: 80, end: 90 } }] }] }`,
        'admin',
      ),
      tierPolicy(
        'BaselineAdminNetworkPolicy',
        `{ ${inA}, ingress: [{ action: Deny, from: [{ namespaces: {} }], ports: [{ portNumber: { port: 80 } }] }] }`,
      ),
    ],
    expect: [
      'b/client -> a/web:80 denied',
      'b/client -> a/web:85 denied',
      'b/client -> a/web:91 allowed',
    ],
  },
  {
    point: 'A 27',
    says: 'nodes and domainNames match nothing',
    policies: [
      tierPolicy(
        'AdminNetworkPolicy',
        `{ priority: 1, ${inA}, egress: [{ action: Deny, to: [{ nodes: {} }] }] }`,
      ),
    ],
    expect: [
      'a/web -> ip 172.18.0.1:80 allowed',
      'a/web -> a/agent:80 allowed',
    ],
  },
  {
    point: 'A 28',
    says: 'ports: [] is nothing, ports missing everything',
    policies: [
      tierPolicy(
        'AdminNetworkPolicy',
        `{ priority: 1, ${inA}, ingress: [{ action: Deny, from: [{ namespaces: {} }], ports: [] }] }`,
      ),
    ],
    expect: ['b/client -> a/web:80 allowed'],
  },
  {
    point: 'A 36',
    says: 'what is fatal there is refused here',
    policies: [
      networkPolicy(
        `{ podSelector: { matchExpressions: [{ key: a, operator: In }] }, policyTypes: [Sideways], ingress: [{ from: [{}, { podSelector: {}, ipBlock: { cidr: 10.0.0.1 } }], ports: [{ port: 0 }, { port: x, endPort: 3 }, { port: 9, endPort: 8 }, { protocol: HTTP }] }] }`,
      ),
      tierPolicy(
        'AdminNetworkPolicy',
        `{ priority: 1, subject: {}, ingress: [{ action: Allow, from: [{ other: {} }] }] }`,
      ),
    ],
    expect: [
      'refused invalid-selector,invalid-policy-type,empty-peer,mixed-peer,invalid-cidr,invalid-port,invalid-end-port,invalid-port-range,invalid-protocol,invalid-subject',
    ],
  },
];

describe('netpol-analyzer (cns-policy part A, policy-semantics 4)', () => {
  it.each(rows.map(row => [row.point, row.says, row] as const))(
    '%s: %s',
    (_point, _says, row) => {
      expect(answerCase(row, 'netpol-analyzer')).toEqual(row.expect);
    },
  );
});
