import {
  createProfile,
  EndpointQuery,
  Policy,
  PolicyAnalysis,
  readKubernetesObjects,
  SideVerdict,
} from 'backstage-plugin-cns-common';
import {
  Cluster,
  KubernetesObject,
  TrafficEnd,
  TrafficIntent,
} from '../../world';
import { ClusterTopology } from './ClusterTopology';
import { DecideIntents, IntentOutcome } from './IntentOutcome';
import { readField } from './readField';

/** What policies can refer to, besides pods. */
const FACTS = [
  'namespaces',
  'nodes',
  'services',
  'replicasets.apps',
  'daemonsets.apps',
  'ciliumcidrgroups.cilium.io',
];

/**
 * Lets the policy engine decide, under the profile of the Cilium that the cluster runs.
 *
 * @remarks
 * One pod stands for its workload. What the engine cannot decide is forwarded: something has to happen, and the lab's
 * traffic is what a working shop would have.
 *
 * @internal
 */
export function createEngineDecision(): DecideIntents {
  const analyses = new WeakMap<ClusterTopology, PolicyAnalysis>();
  const parsed = new WeakMap<KubernetesObject, readonly Policy[]>();

  return ({ cluster, topology, policies, intents }) => {
    const base = analyses.get(topology) ?? analyse(cluster, topology, intents);
    const read = policies.flatMap(policy => {
      const known =
        parsed.get(policy) ?? readKubernetesObjects([policy]).snapshot.policies;
      parsed.set(policy, known);
      return known;
    });
    const analysis = base.withPolicies(read);
    // The next call starts from here, so that policies that did not change are not compiled again.
    analyses.set(topology, analysis);
    return intents.map(intent => decide(analysis, topology, intent));
  };
}

function analyse(
  cluster: Cluster,
  topology: ClusterTopology,
  intents: readonly TrafficIntent[],
): PolicyAnalysis {
  const ends = intents.flatMap(({ from, to }) => [from, to]);
  const pods = ends.flatMap(end => {
    const place = end.type === 'workload' ? topology.find(end) : undefined;
    return place
      ? [cluster.objects.get('pods', place.namespace, place.pod)]
      : [];
  });
  const objects = [
    ...FACTS.flatMap(resource => cluster.objects.list(resource)),
    ...new Set(pods),
  ];
  const { snapshot } = readKubernetesObjects(objects, {
    clusterName: cluster.name,
  });
  return PolicyAnalysis.create(
    snapshot,
    createProfile('cilium', { release: ciliumRelease(cluster) }),
  );
}

function decide(
  analysis: PolicyAnalysis,
  topology: ClusterTopology,
  intent: TrafficIntent,
): IntentOutcome {
  const verdict = analysis.explain({
    from: toQuery(intent.from, intent.to, topology),
    to: toQuery(intent.to, intent.from, topology),
    protocol: intent.protocol,
    port: intent.port,
  });
  if (!verdict) {
    return {
      verdict: 'forwarded',
      denyRule: false,
      ingressEnforced: false,
      egressEnforced: false,
    };
  }
  const { egress, ingress } = verdict;
  const enforced = {
    egressEnforced: isEnforced(egress),
    ingressEnforced: isEnforced(ingress),
  };
  if (verdict.verdict !== 'denied') {
    return { verdict: 'forwarded', denyRule: false, ...enforced };
  }
  const deniedAt = egress.verdict === 'denied' ? 'egress' : 'ingress';
  const side = deniedAt === 'egress' ? egress : ingress;
  return {
    verdict: 'denied',
    deniedAt,
    denyRule: side.reason === 'deny-rule',
    ...enforced,
  };
}

function isEnforced({ reason }: SideVerdict): boolean {
  return (
    reason === 'rule' ||
    reason === 'default-allow' ||
    reason === 'deny-rule' ||
    reason === 'default-deny' ||
    reason === 'undecided'
  );
}

/** @param other - the other end: a kubelet probes the pods of its own node. */
function toQuery(
  end: TrafficEnd,
  other: TrafficEnd,
  topology: ClusterTopology,
): EndpointQuery {
  switch (end.type) {
    case 'outside':
      return {
        kind: 'address',
        address: end.address,
        names: end.name === undefined ? [] : [end.name],
      };
    case 'host': {
      const place =
        other.type === 'workload' ? topology.find(other) : undefined;
      return place
        ? { kind: 'node', name: place.nodes[0] }
        : { kind: 'entity', entity: 'host' };
    }
    case 'workload':
      return {
        kind: 'pod',
        namespace: end.namespace,
        name: topology.find(end)?.pod ?? end.name,
      };
    default: {
      const never: never = end;
      throw new Error(`unknown end ${String(never)}`);
    }
  }
}

/** The release that the agents' image names; the newest that the engine knows when it names another. */
function ciliumRelease(cluster: Cluster): '1.19' | '1.20' {
  const agents = cluster.objects
    .list('daemonsets.apps')
    .find(({ metadata }) => metadata.name === 'cilium');
  const containers = readField(
    agents,
    'spec',
    'template',
    'spec',
    'containers',
  );
  const images: string[] = Array.isArray(containers)
    ? containers.map(container => String(readField(container, 'image')))
    : [];
  return images.some(image => /:v?1\.19\./.test(image)) ? '1.19' : '1.20';
}
