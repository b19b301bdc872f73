import {
  createProfile,
  EndpointQuery,
  Policy,
  PolicyAnalysis,
  readKubernetesObjects,
  SideVerdict,
} from 'backstage-plugin-cns-common';
import { Cluster, KubernetesObject, TrafficEnd } from '../../world';
import { ClusterTopology, PodSpot } from './ClusterTopology';
import { DecideLanes, LaneOutcome, SideOutcome } from './LaneOutcome';
import { CiliumSettings } from './readCiliumSettings';
import { TrafficLane } from './TrafficLane';

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
 * One pod stands for all that are alike to Cilium. What the engine cannot decide is forwarded: something has to happen,
 * and the lab's traffic is what a working shop would have.
 *
 * @internal
 */
export function createEngineDecision(): DecideLanes {
  const analyses = new WeakMap<ClusterTopology, PolicyAnalysis>();
  const parsed = new WeakMap<KubernetesObject, readonly Policy[]>();

  return ({ cluster, settings, topology, policies, lanes }) => {
    const base = analyses.get(topology) ?? analyse(cluster, settings, lanes);
    const read = policies.flatMap(policy => {
      const known =
        parsed.get(policy) ?? readKubernetesObjects([policy]).snapshot.policies;
      parsed.set(policy, known);
      return known;
    });
    const analysis = base.withPolicies(read);
    // The next call starts from here, so that policies that did not change are not compiled again.
    analyses.set(topology, analysis);
    const decided = new Map<string, LaneOutcome>();
    return lanes.map(lane => {
      const { intent, from, to } = lane;
      const key = `${intent.id} ${from?.kind} ${to?.kind}`;
      const outcome = decided.get(key) ?? decide(analysis, lane);
      decided.set(key, outcome);
      return outcome;
    });
  };
}

function analyse(
  cluster: Cluster,
  settings: CiliumSettings,
  lanes: readonly TrafficLane[],
): PolicyAnalysis {
  const pods = lanes.flatMap(({ intent, from, to }) => [
    podObject(cluster, intent.from, from),
    podObject(cluster, intent.to, to),
  ]);
  const objects = [
    ...FACTS.flatMap(resource => cluster.objects.list(resource)),
    ...new Set(pods),
  ];
  const { snapshot } = readKubernetesObjects(
    objects.filter(object => object !== undefined),
    { clusterName: cluster.name },
  );
  const { release, enforcement } = settings;
  return PolicyAnalysis.create(
    snapshot,
    createProfile('cilium', { release, policyEnforcement: enforcement }),
  );
}

function podObject(
  cluster: Cluster,
  end: TrafficEnd,
  spot: PodSpot | undefined,
): KubernetesObject | undefined {
  return end.type === 'workload' && spot
    ? cluster.objects.get('pods', end.namespace, spot.pod)
    : undefined;
}

function decide(analysis: PolicyAnalysis, lane: TrafficLane): LaneOutcome {
  const { intent, from, to } = lane;
  const verdict = analysis.explain({
    from: toQuery(intent.from, from, to),
    to: toQuery(intent.to, to, from),
    protocol: intent.protocol,
    port: intent.port,
  });
  return verdict
    ? { egress: toSide(verdict.egress), ingress: toSide(verdict.ingress) }
    : { egress: 'open', ingress: 'open' };
}

function toSide({ verdict, reason }: SideVerdict): SideOutcome {
  if (verdict === 'denied') {
    return reason === 'deny-rule' ? 'denied' : 'not-admitted';
  }
  return reason === 'rule' ||
    reason === 'default-allow' ||
    reason === 'undecided'
    ? 'admitted'
    : 'open';
}

/** @param other - where the other end is: a kubelet probes the pods of its own node. */
function toQuery(
  end: TrafficEnd,
  spot: PodSpot | undefined,
  other: PodSpot | undefined,
): EndpointQuery {
  switch (end.type) {
    case 'outside':
      return {
        kind: 'address',
        address: end.address,
        names: end.name === undefined ? [] : [end.name],
      };
    case 'host':
      return other
        ? { kind: 'node', name: other.node }
        : { kind: 'entity', entity: 'host' };
    case 'workload':
      return spot && spot.kind !== 'unmanaged'
        ? { kind: 'pod', namespace: end.namespace, name: spot.pod }
        : { kind: 'entity', entity: 'unmanaged' };
    default: {
      const never: never = end;
      throw new Error(`unknown end ${String(never)}`);
    }
  }
}
