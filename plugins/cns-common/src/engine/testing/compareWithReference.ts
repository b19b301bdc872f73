import { Protocol } from '../../model/Traffic';
import { ConnectionQuery } from '../evaluate/ConnectionQuery';
import { EndpointQuery } from '../evaluate/EndpointQuery';
import { PolicyAnalysis } from '../evaluate/PolicyAnalysis';
import { createProfile } from '../profiles/createProfile';
import { readKubernetesObjects } from '../read/readManifests';
import { askedAddresses } from './randomPeers';
import { ClusterFamily, randomCluster } from './randomCluster';
import { RawCluster } from './RawManifest';
import { referenceVerdict } from './reference/referenceVerdict';
import { RefEnd, RefOptions } from './reference/World';

/**
 * A question to which engine and reference gave different answers.
 *
 * @internal
 */
export interface Difference {
  readonly family: ClusterFamily;
  readonly seed: number;
  readonly query: ConnectionQuery;
  readonly engine: string | undefined;
  readonly reference: string;
}

interface AskedEnd {
  readonly query: EndpointQuery;
  readonly reference: RefEnd;
}

const asked: readonly { readonly protocol: Protocol; readonly port: number }[] =
  [
    { protocol: 'TCP', port: 80 },
    { protocol: 'TCP', port: 81 },
    { protocol: 'TCP', port: 53 },
    { protocol: 'TCP', port: 5000 },
    { protocol: 'UDP', port: 53 },
    { protocol: 'UDP', port: 80 },
    { protocol: 'SCTP', port: 80 },
    { protocol: 'ICMP', port: 8 },
    { protocol: 'ICMP', port: 3 },
    { protocol: 'ICMPv6', port: 128 },
  ];

/**
 * Builds one generated cluster, asks the engine and the reference every question about it, and gives what they differ in.
 *
 * @internal
 */
export function compareWithReference(
  family: ClusterFamily,
  seed: number,
): { readonly questions: number; readonly differences: readonly Difference[] } {
  const { cluster, options } = randomCluster(family, seed);
  const analysis = analyse(cluster, options);
  const pods = cluster.pods.map(
    (pod): AskedEnd => ({
      query: {
        kind: 'pod',
        namespace: pod.metadata.namespace,
        name: pod.metadata.name,
      },
      reference: { type: 'pod', pod },
    }),
  );
  const others = otherEnds(cluster, options);
  const traffic = asked.filter(
    ({ protocol }) =>
      options.profile !== 'netpol-analyzer' || !protocol.startsWith('ICMP'),
  );
  const differences: Difference[] = [];
  let questions = 0;
  const ask = (from: AskedEnd, to: AskedEnd) => {
    for (const { protocol, port } of traffic) {
      questions += 1;
      const query = { from: from.query, to: to.query, protocol, port };
      const engine = analysis.decide(query);
      const reference = referenceVerdict(
        { cluster, options },
        from.reference,
        to.reference,
        { protocol, port },
      );
      if (engine !== reference) {
        differences.push({ family, seed, query, engine, reference });
      }
    }
  };
  for (const pod of pods) {
    for (const other of pods) ask(pod, other);
    for (const other of others) {
      ask(pod, other);
      ask(other, pod);
    }
  }
  return { questions, differences };
}

function analyse(cluster: RawCluster, options: RefOptions): PolicyAnalysis {
  const { snapshot } = readKubernetesObjects([
    ...cluster.namespaces,
    ...cluster.nodes,
    ...cluster.pods,
    ...cluster.services,
    ...cluster.endpointSlices,
    ...cluster.cidrGroups,
    ...cluster.policies,
  ]);
  return PolicyAnalysis.create(
    snapshot,
    createProfile(options.profile, options),
  );
}

function otherEnds(cluster: RawCluster, options: RefOptions): AskedEnd[] {
  const addresses = askedAddresses
    .filter(
      ip =>
        !ip.includes(':') ||
        (options.ipv6 && options.profile !== 'netpol-analyzer') ||
        options.profile === 'kubernetes',
    )
    .map(
      (ip): AskedEnd => ({
        query: { kind: 'address', address: ip, names: [] },
        reference: { type: 'ip', ip },
      }),
    );
  if (options.profile === 'netpol-analyzer') return addresses;
  const nodes = cluster.nodes.map(
    ({ metadata }): AskedEnd => ({
      query: { kind: 'node', name: metadata.name },
      reference: { type: 'node', node: metadata.name },
    }),
  );
  if (options.profile !== 'cilium') return [...addresses, ...nodes];
  const named = ['api.example.com', 'example.com', 'x.api.example.com'].map(
    (name): AskedEnd => ({
      query: { kind: 'address', address: '203.0.113.5', names: [name] },
      reference: { type: 'ip', ip: '203.0.113.5', names: [name] },
    }),
  );
  const entities = (['world', 'health', 'ingress', 'init'] as const).map(
    (entity): AskedEnd => ({
      query: { kind: 'entity', entity },
      reference: { type: 'entity', entity },
    }),
  );
  return [...addresses, ...nodes, ...named, ...entities];
}
