import { Cluster, KubernetesObject } from '../../world';

/** The kinds that decide about traffic, by the names of their tables. @internal */
export const POLICY_RESOURCES = [
  'networkpolicies.networking.k8s.io',
  'ciliumnetworkpolicies.cilium.io',
  'ciliumclusterwidenetworkpolicies.cilium.io',
  'adminnetworkpolicies.policy.networking.k8s.io',
  'baselineadminnetworkpolicies.policy.networking.k8s.io',
  'clusternetworkpolicies.policy.networking.k8s.io',
] as const;

/** All policies of a cluster as they are now, of every kind. @internal */
export function listPolicies(cluster: Cluster): readonly KubernetesObject[] {
  return POLICY_RESOURCES.flatMap(resource => cluster.objects.list(resource));
}
