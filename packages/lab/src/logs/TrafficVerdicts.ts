import {
  createProfile,
  EndpointQuery,
  PolicyAnalysis,
  readKubernetesObjects,
  Verdict,
} from 'backstage-plugin-cns-common';
import { Cluster, KubernetesObject, TrafficEnd, TrafficIntent } from '../world';

/** What the policies of a cluster can refer to, and the policies. Pods come from the traffic. */
const RESOURCES = [
  'namespaces',
  'nodes',
  'services',
  'ciliumcidrgroups.cilium.io',
  'networkpolicies.networking.k8s.io',
  'ciliumnetworkpolicies.cilium.io',
  'ciliumclusterwidenetworkpolicies.cilium.io',
  'adminnetworkpolicies.policy.networking.k8s.io',
  'baselineadminnetworkpolicies.policy.networking.k8s.io',
  'clusternetworkpolicies.policy.networking.k8s.io',
];

/** One wish to talk with what the policy engine says about it. @internal */
export interface JudgedTraffic {
  readonly intent: TrafficIntent;
  readonly verdict: Verdict;
}

/**
 * Lets the policy engine judge the traffic of a cluster, anew after each change in it. One pod stands for its workload.
 *
 * @internal
 */
export class TrafficVerdicts {
  readonly #cluster: Cluster;
  #version = -1;
  #judged: readonly JudgedTraffic[] = [];

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  list(): readonly JudgedTraffic[] {
    const { objects, traffic } = this.#cluster;
    if (objects.version === this.#version) return this.#judged;
    this.#version = objects.version;
    const pods = new Set(
      traffic
        .flatMap(({ from, to }) => [from, to])
        .flatMap(end => podsOf(this.#cluster, end).slice(0, 1)),
    );
    const { snapshot } = readKubernetesObjects(
      [...RESOURCES.flatMap(resource => objects.list(resource)), ...pods],
      { clusterName: this.#cluster.name },
    );
    const analysis = PolicyAnalysis.create(snapshot, createProfile('cilium'));
    this.#judged = traffic.flatMap(intent => {
      const from = this.#query(intent.from);
      const to = this.#query(intent.to);
      const verdict =
        from &&
        to &&
        analysis.explain({
          from,
          to,
          protocol: intent.protocol,
          port: intent.port,
        });
      return verdict ? [{ intent, verdict }] : [];
    });
    return this.#judged;
  }

  #query(end: TrafficEnd): EndpointQuery | undefined {
    switch (end.type) {
      case 'outside':
        return {
          kind: 'address',
          address: end.address,
          names: end.name === undefined ? [] : [end.name],
        };
      case 'host':
        return { kind: 'entity', entity: 'host' };
      case 'workload': {
        const [pod] = podsOf(this.#cluster, end);
        return (
          pod && {
            kind: 'pod',
            namespace: end.namespace,
            name: pod.metadata.name,
          }
        );
      }
      default: {
        const never: never = end;
        return never;
      }
    }
  }
}

/** The pods at one end of the traffic, by the label that all workloads of the lab carry. @internal */
export function podsOf(
  cluster: Cluster,
  end: TrafficEnd,
): readonly KubernetesObject[] {
  if (end.type !== 'workload') return [];
  return cluster.objects
    .list('pods', end.namespace)
    .filter(pod => pod.metadata.labels?.app === end.name);
}
