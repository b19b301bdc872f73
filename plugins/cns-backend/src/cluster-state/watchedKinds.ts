import { ChangeTopic } from 'backstage-plugin-cns-common';
import { KubernetesQuery } from '../clients/kubernetes/KubernetesClient';
import { ClusterKind } from './ClusterStateReader';

/** How one kind is listed and watched. @internal */
export interface WatchedKind {
  readonly kind: ClusterKind;
  /** Group and version as in a path: `api/v1`, `apis/cilium.io/v2`. */
  readonly groupVersion: string;
  readonly plural: string;
  /** Narrows it down to the objects that are used. */
  readonly query?: KubernetesQuery;
  /** Whether a cluster may lack the kind, so that discovery is asked first. */
  readonly optional: boolean;
  /** What of the answers changes with it. */
  readonly topics: readonly ChangeTopic[];
}

/** Every kind that the watch cache holds. @internal */
export const WATCHED_KINDS = [
  {
    kind: 'Namespace',
    groupVersion: 'api/v1',
    plural: 'namespaces',
    optional: false,
    topics: ['binding'],
  },
  {
    kind: 'Pod',
    groupVersion: 'api/v1',
    plural: 'pods',
    optional: false,
    topics: ['pods'],
  },
  {
    kind: 'Node',
    groupVersion: 'api/v1',
    plural: 'nodes',
    optional: false,
    topics: ['installation'],
  },
  {
    kind: 'ConfigMap',
    groupVersion: 'api/v1',
    plural: 'configmaps',
    query: { fieldSelector: 'metadata.name=cilium-config' },
    optional: false,
    topics: ['policies', 'installation'],
  },
  {
    kind: 'DaemonSet',
    groupVersion: 'apis/apps/v1',
    plural: 'daemonsets',
    query: { labelSelector: 'k8s-app=cilium' },
    optional: false,
    topics: ['installation'],
  },
  {
    kind: 'Deployment',
    groupVersion: 'apis/apps/v1',
    plural: 'deployments',
    query: { labelSelector: 'io.cilium/app=operator' },
    optional: false,
    topics: ['installation'],
  },
  {
    kind: 'NetworkPolicy',
    groupVersion: 'apis/networking.k8s.io/v1',
    plural: 'networkpolicies',
    optional: false,
    topics: ['policies'],
  },
  {
    kind: 'CiliumNetworkPolicy',
    groupVersion: 'apis/cilium.io/v2',
    plural: 'ciliumnetworkpolicies',
    optional: true,
    topics: ['policies'],
  },
  {
    kind: 'CiliumClusterwideNetworkPolicy',
    groupVersion: 'apis/cilium.io/v2',
    plural: 'ciliumclusterwidenetworkpolicies',
    optional: true,
    topics: ['policies'],
  },
  {
    kind: 'CiliumEndpoint',
    groupVersion: 'apis/cilium.io/v2',
    plural: 'ciliumendpoints',
    optional: true,
    topics: ['pods'],
  },
  {
    kind: 'AdminNetworkPolicy',
    groupVersion: 'apis/policy.networking.k8s.io/v1alpha1',
    plural: 'adminnetworkpolicies',
    optional: true,
    topics: ['policies'],
  },
  {
    kind: 'BaselineAdminNetworkPolicy',
    groupVersion: 'apis/policy.networking.k8s.io/v1alpha1',
    plural: 'baselineadminnetworkpolicies',
    optional: true,
    topics: ['policies'],
  },
  {
    kind: 'ClusterNetworkPolicy',
    groupVersion: 'apis/policy.networking.k8s.io/v1alpha2',
    plural: 'clusternetworkpolicies',
    optional: true,
    topics: ['policies'],
  },
] as const satisfies readonly WatchedKind[];
