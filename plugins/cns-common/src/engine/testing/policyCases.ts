import { Protocol } from '../../model/Traffic';
import { EndpointQuery, EntityName } from '../evaluate/EndpointQuery';
import { PolicyAnalysis } from '../evaluate/PolicyAnalysis';
import { CiliumOptions, createProfile } from '../profiles/createProfile';
import { Profile } from '../profiles/Profile';
import { readManifests } from '../read/readManifests';

/**
 * A small cluster for case tables.
 *
 * - namespaces `a` (team red) and `b` (team blue); nodes `n1` (role edge) and `n2`
 * - `a/web` on n1 with `http` 8080; `a/db` on n2 with `http` 80 and `sql` 5432; `b/client` on n1 with `http` 8080 and `dns`
 *   53/UDP; `a/agent` on the network of n1
 * - Services `a/db` (the pod), `b/outside` (203.0.113.7), CIDR groups `office` (198.51.100.0/24) and `none`
 *
 * @internal
 */
export const caseCluster = `
{ kind: Namespace, metadata: { name: a, labels: { team: red } } }
---
{ kind: Namespace, metadata: { name: b, labels: { team: blue } } }
---
kind: Node
metadata: { name: n1, labels: { role: edge, kubernetes.io/os: linux } }
status: { addresses: [{ type: InternalIP, address: 172.18.0.1 }] }
---
kind: Node
metadata: { name: n2 }
status: { addresses: [{ type: InternalIP, address: 172.18.0.2 }] }
---
kind: Pod
metadata: { name: web, namespace: a, labels: { app: web, pod-template-hash: x1 } }
spec:
  nodeName: n1
  containers: [{ ports: [{ name: http, containerPort: 8080 }] }]
status: { podIPs: [{ ip: 10.244.0.7 }] }
---
kind: Pod
metadata: { name: db, namespace: a, labels: { app: db } }
spec:
  nodeName: n2
  serviceAccountName: store
  containers: [{ ports: [{ name: http, containerPort: 80 }, { name: sql, containerPort: 5432 }] }]
status: { podIPs: [{ ip: 10.244.1.8 }] }
---
kind: Pod
metadata: { name: client, namespace: b, labels: { app: client } }
spec:
  nodeName: n1
  containers: [{ ports: [{ name: http, containerPort: 8080 }, { name: dns, containerPort: 53, protocol: UDP }] }]
status: { podIPs: [{ ip: 10.244.0.9 }] }
---
kind: Pod
metadata: { name: agent, namespace: a, labels: { app: agent } }
spec: { nodeName: n1, hostNetwork: true }
---
{ kind: Service, metadata: { name: db, namespace: a }, spec: { selector: { app: db }, ports: [{ port: 80 }] } }
---
{ kind: Service, metadata: { name: outside, namespace: b }, spec: { ports: [{ port: 80 }] } }
---
kind: EndpointSlice
metadata: { name: o, namespace: b, labels: { kubernetes.io/service-name: outside } }
endpoints: [{ addresses: [203.0.113.7] }]
---
{ kind: CiliumCIDRGroup, metadata: { name: office, labels: { of: us } }, spec: { externalCIDRs: [198.51.100.0/24] } }
---
{ kind: CiliumCIDRGroup, metadata: { name: none }, spec: { externalCIDRs: [] } }
`;

/**
 * One row of a case table: the point of the semantics, a sentence, the policies, and lines such as
 * `b/client -> a/web:80/UDP denied`.
 *
 * @remarks
 * Ends are `namespace/pod`, `node n1`, `ip 8.8.8.8`, `ip 8.8.8.8 = api.example.com` (known by that name), `any-ip 8.8.8.8`
 * (names not known), `name api.example.com` or `entity world`. For ICMP the number is the type.
 *
 * @internal
 */
export interface PolicyCase {
  readonly point: string;
  readonly says: string;
  readonly policies: readonly string[];
  readonly expect: readonly string[];
  readonly options?: CiliumOptions;
}

/** A NetworkPolicy in namespace `a`, from the text of its spec. */
export function networkPolicy(spec: string, name = 'np'): string {
  return `{ kind: NetworkPolicy, apiVersion: networking.k8s.io/v1, metadata: { name: ${name}, namespace: a }, spec: ${spec} }`;
}

/** A CiliumNetworkPolicy in namespace `a`, from the text of its spec. */
export function ciliumPolicy(spec: string, name = 'cilium'): string {
  return `{ kind: CiliumNetworkPolicy, apiVersion: cilium.io/v2, metadata: { name: ${name}, namespace: a }, spec: ${spec} }`;
}

/** A CiliumClusterwideNetworkPolicy, from the text of its spec. */
export function clusterwidePolicy(spec: string, name = 'clusterwide'): string {
  return `{ kind: CiliumClusterwideNetworkPolicy, apiVersion: cilium.io/v2, metadata: { name: ${name} }, spec: ${spec} }`;
}

/** A tier policy of any kind, from the text of its spec. */
export function tierPolicy(
  kind:
    | 'AdminNetworkPolicy'
    | 'BaselineAdminNetworkPolicy'
    | 'ClusterNetworkPolicy',
  spec: string,
  name = 'default',
): string {
  const version = kind === 'ClusterNetworkPolicy' ? 'v1alpha2' : 'v1alpha1';
  return `{ kind: ${kind}, apiVersion: policy.networking.k8s.io/${version}, metadata: { name: ${name} }, spec: ${spec} }`;
}

/**
 * Compiles the case cluster with policies.
 *
 * @internal
 */
export function analyseCase(
  policies: readonly string[],
  profile: Profile,
): PolicyAnalysis {
  const text = [caseCluster, ...policies].join('\n---\n');
  const { snapshot } = readManifests([{ path: 'case.yaml', text }]);
  return PolicyAnalysis.create(snapshot, profile);
}

/**
 * Answers a row as lines of the same form as its expectations, so that a test can compare the two. Both ways of asking the
 * engine are used; a line that they disagree about says so.
 *
 * @internal
 */
export function answerCase(
  row: PolicyCase,
  profileName: Profile['name'],
): string[] {
  const analysis = analyseCase(
    row.policies,
    createProfile(profileName, row.options),
  );
  const broken = analysis.outcomes
    .flatMap(({ status, problems }) => (status === 'ok' ? [] : problems))
    .filter(
      ({ severity, code }) =>
        severity === 'error' || code === 'kind-not-enforced',
    )
    .map(({ code }) => code);
  return row.expect.map(line => {
    if (line.startsWith('refused ')) return `refused ${broken.join()}`;
    const match = /^(.+) -> (.+):(\d+)(?:\/(\w+))? \w+$/.exec(line);
    if (match === null) return `unreadable: ${line}`;
    const protocols: readonly Protocol[] = [
      'TCP',
      'UDP',
      'SCTP',
      'ICMP',
      'ICMPv6',
      'VRRP',
    ];
    const query = {
      from: parseEnd(match[1]),
      to: parseEnd(match[2]),
      port: Number(match[3]),
      protocol: protocols.find(name => name === (match[4] ?? 'TCP')),
    };
    const verdict = analysis.decide(query);
    const explained = analysis.explain(query)?.verdict;
    const answer =
      verdict === explained ? verdict : `${verdict} but ${explained}`;
    return `${line.slice(0, line.lastIndexOf(' '))} ${answer}`;
  });
}

const entities: readonly EntityName[] = [
  'world',
  'host',
  'remote-node',
  'kube-apiserver',
  'ingress',
  'health',
  'init',
  'unmanaged',
];

function parseEnd(text: string): EndpointQuery {
  const [word, rest, , name] = text.split(' ');
  switch (word) {
    case 'node':
      return { kind: 'node', name: rest };
    case 'name':
      return { kind: 'name', name: rest };
    case 'ip':
      return {
        kind: 'address',
        address: rest,
        names: name === undefined ? [] : [name],
      };
    case 'any-ip':
      return { kind: 'address', address: rest };
    case 'entity':
      return {
        kind: 'entity',
        entity: entities.find(entity => entity === rest) ?? 'world',
      };
    default: {
      const [namespace, pod] = text.split('/');
      return { kind: 'pod', namespace, name: pod };
    }
  }
}
