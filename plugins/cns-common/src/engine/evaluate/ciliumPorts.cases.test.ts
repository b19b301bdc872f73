import {
  answerCase,
  ciliumPolicy,
  networkPolicy,
  PolicyCase,
} from '../testing/policyCases';

const web = 'endpointSelector: { matchLabels: { app: web } }';
const old = { release: '1.19' } as const;

function ports(list: string, extra = ''): string {
  return ciliumPolicy(
    `{ ${web}, ingress: [{ toPorts: [{ ports: ${list}${extra} }] }] }`,
  );
}

const rows: readonly PolicyCase[] = [
  {
    point: '29',
    says: 'absent protocol and ANY are TCP, UDP and SCTP, never ICMP',
    policies: [ports('[{ port: "80" }]')],
    expect: [
      'b/client -> a/web:80 allowed',
      'b/client -> a/web:80/UDP allowed',
      'b/client -> a/web:80/SCTP allowed',
      'b/client -> a/web:8/ICMP denied',
    ],
  },
  {
    point: '29',
    says: 'no toPorts is everything, ICMP too',
    policies: [ciliumPolicy(`{ ${web}, ingress: [{ fromEntities: [all] }] }`)],
    expect: [
      'b/client -> a/web:8/ICMP allowed',
      'b/client -> a/web:1/UDP allowed',
    ],
  },
  {
    point: '29',
    says: 'port "0" is all ports of its protocol, still not ICMP',
    policies: [ports('[{ port: "0", protocol: UDP }]')],
    expect: [
      'b/client -> a/web:65535/UDP allowed',
      'b/client -> a/web:80 denied',
      'b/client -> a/web:8/ICMP denied',
    ],
  },
  {
    point: '29',
    says: 'endPort is inside; below the port it is ignored',
    policies: [
      ports(
        '[{ port: "80", endPort: 82, protocol: TCP }, { port: "90", endPort: 10, protocol: TCP }]',
      ),
    ],
    expect: [
      'b/client -> a/web:82 allowed',
      'b/client -> a/web:83 denied',
      'b/client -> a/web:90 allowed',
      'b/client -> a/web:50 denied',
    ],
  },
  {
    point: '29',
    says: 'a name is only ever that of a container port, in any case of letters, and can start a range',
    policies: [
      ports(
        '[{ port: HTTP, endPort: 8082, protocol: TCP }, { port: https }, { port: "0x50" }]',
      ),
    ],
    expect: [
      'b/client -> a/web:8080 allowed',
      'b/client -> a/web:8082 allowed',
      'b/client -> a/web:443 denied',
      'b/client -> a/web:80 denied',
    ],
  },
  {
    point: '29',
    says: 'at most 40 ports, a port as text, a known protocol',
    policies: [ports(`[${'{ port: "1" }, '.repeat(41)}]`)],
    expect: ['refused too-many'],
  },
  {
    point: '29',
    says: 'a port that is a number in the manifest is refused, and so are odd protocols',
    policies: [ports('[{ port: 80 }, { port: "80", protocol: ICMP }]')],
    expect: ['refused wrong-type,invalid-port,invalid-protocol'],
  },
  {
    point: '29',
    says: 'VRRP needs its option and has no ports',
    policies: [ports('[{ port: "0", protocol: VRRP }]')],
    expect: ['refused extended-protocols-off'],
  },
  {
    point: '29',
    says: 'with the option',
    policies: [ports('[{ port: "0", protocol: VRRP }]')],
    options: { extendedIPProtocols: true },
    expect: ['b/client -> a/web:0/VRRP allowed', 'b/client -> a/web:80 denied'],
  },
  {
    point: '30',
    says: '1.20: a name in egress is that of each destination; outside has none',
    policies: [
      ciliumPolicy(
        `{ ${web}, egress: [{ toPorts: [{ ports: [{ port: http }] }] }] }`,
      ),
    ],
    expect: [
      'a/web -> a/db:80 allowed',
      'a/web -> b/client:8080 allowed',
      'a/web -> b/client:80 denied',
      'a/web -> ip 8.8.8.8:80 denied',
    ],
  },
  {
    point: '30',
    says: '1.19: if pods disagree about a name the entry is skipped, NetworkPolicy too',
    policies: [
      ciliumPolicy(
        `{ ${web}, egress: [{ toPorts: [{ ports: [{ port: http }] }] }] }`,
      ),
      networkPolicy(
        `{ podSelector: { matchLabels: { app: web } }, policyTypes: [Egress], egress: [{ ports: [{ port: http }] }] }`,
      ),
    ],
    options: old,
    expect: ['a/web -> a/db:80 denied', 'a/web -> b/client:8080 denied'],
  },
  {
    point: '30',
    says: '1.19: if they agree the number is that of every destination, outside too',
    policies: [
      ciliumPolicy(
        `{ ${web}, egress: [{ toPorts: [{ ports: [{ port: sql }] }] }] }`,
      ),
    ],
    options: old,
    expect: [
      'a/web -> b/client:5432 allowed',
      'a/web -> ip 8.8.8.8:5432 allowed',
      'a/web -> ip 8.8.8.8:5432/UDP denied',
    ],
  },
  {
    point: '30',
    says: 'on ingress a name is that of the pod itself; ANY takes the port’s own protocol',
    policies: [
      ciliumPolicy(
        `{ endpointSelector: {}, ingress: [{ toPorts: [{ ports: [{ port: http }] }] }] }`,
      ),
    ],
    options: old,
    expect: [
      'b/client -> a/web:8080 allowed',
      'b/client -> a/db:80 allowed',
      'b/client -> a/db:80/UDP denied',
    ],
  },
  {
    point: '31',
    says: 'application rules do not change who is reached; at most one kind, TCP only, no port 0',
    policies: [
      ports(
        '[{ port: "80", protocol: TCP }]',
        ', rules: { http: [{ method: GET }] }',
      ),
    ],
    expect: ['b/client -> a/web:80 allowed'],
  },
  {
    point: '31',
    says: 'not for UDP',
    policies: [ports('[{ port: "80" }]', ', rules: { http: [{}] }')],
    expect: ['refused l7-protocol'],
  },
  {
    point: '31',
    says: 'two kinds in one port rule, DNS on ingress',
    policies: [
      ports(
        '[{ port: "53", protocol: TCP }]',
        ', rules: { dns: [{ matchPattern: "*" }], http: [{}] }',
      ),
    ],
    expect: ['refused mixed-l7'],
  },
  {
    point: '31',
    says: 'DNS on ingress',
    policies: [
      ports(
        '[{ port: "53", protocol: UDP }]',
        ', rules: { dns: [{ matchPattern: "*" }] }',
      ),
    ],
    expect: ['refused dns-on-ingress'],
  },
  {
    point: '31',
    says: 'without the proxy they are refused',
    policies: [
      ports('[{ port: "80", protocol: TCP }]', ', rules: { http: [{}] }'),
    ],
    options: { disableL7Proxy: true },
    expect: ['refused l7-proxy-off'],
  },
  {
    point: '32',
    says: 'a listener is for egress only; server names change nobody’s reach',
    policies: [
      ports(
        '[{ port: "80", protocol: TCP }]',
        ', listener: { name: x, envoyConfig: { name: e } }',
      ),
    ],
    expect: ['refused invalid-listener'],
  },
  {
    point: '32',
    says: 'server names on egress',
    policies: [
      ciliumPolicy(
        `{ ${web}, egress: [{ toPorts: [{ ports: [{ port: "443", protocol: TCP }], serverNames: [a.example.com] }] }] }`,
      ),
    ],
    expect: ['a/web -> ip 8.8.8.8:443 allowed'],
  },
  {
    point: '33',
    says: 'only the types that are listed, per family; names work',
    policies: [
      ciliumPolicy(
        `{ ${web}, ingress: [{ icmps: [{ fields: [{ type: EchoRequest }, { family: IPv6, type: 128 }] }] }] }`,
      ),
    ],
    expect: [
      'b/client -> a/web:8/ICMP allowed',
      'b/client -> a/web:3/ICMP denied',
      'b/client -> a/web:128/ICMPv6 allowed',
      'b/client -> a/web:80 denied',
    ],
  },
  {
    point: '33',
    says: 'type 0 is every type of its family',
    policies: [
      ciliumPolicy(
        `{ ${web}, ingress: [{ icmps: [{ fields: [{ type: 0 }] }] }] }`,
      ),
    ],
    expect: [
      'b/client -> a/web:3/ICMP allowed',
      'b/client -> a/web:3/ICMPv6 denied',
    ],
  },
  {
    point: '33',
    says: 'not beside toPorts',
    policies: [
      ciliumPolicy(
        `{ ${web}, ingress: [{ icmps: [{ fields: [{ type: 8 }] }], toPorts: [{ ports: [{ port: "80" }] }] }] }`,
      ),
    ],
    expect: ['refused icmp-with-ports'],
  },
  {
    point: '34',
    says: 'authentication is a condition, not a change of reach',
    policies: [
      ciliumPolicy(
        `{ ${web}, ingress: [{ fromEntities: [all], authentication: { mode: required } }] }`,
      ),
    ],
    expect: ['b/client -> a/web:80 allowed'],
  },
  {
    point: '35',
    says: 'fromRequires is gone',
    policies: [
      ciliumPolicy(
        `{ ${web}, ingress: [{ fromRequires: [{ matchLabels: { app: x } }] }] }`,
      ),
    ],
    expect: ['refused removed-field'],
  },
];

describe('Cilium: ports and ICMP (policy-semantics 2, points 29 to 35)', () => {
  it.each(rows.map(row => [row.point, row.says, row] as const))(
    '%s: %s',
    (_point, _says, row) => {
      expect(answerCase(row, 'cilium')).toEqual(row.expect);
    },
  );
});
