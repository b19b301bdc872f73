import {
  PolicyDetail,
  PolicyKindName,
  SelectedPod,
} from 'backstage-plugin-cns-common';
import { stringify } from 'yaml';
import { ClusterPod } from '../../cluster-state/ClusterObjects';
import { shellQuote } from '../shellQuote';
import { ClusterView, ViewedPolicy } from './ClusterView';
import { PolicyChange } from './PolicyChangeStore';
import { newestFirst } from './readPolicyChange';
import { toPolicySummary } from './toPolicySummary';

const MAXIMUM_PODS = 500;

/**
 * Everything that the page of one policy shows.
 *
 * @internal
 */
export function toPolicyDetail(
  viewed: ViewedPolicy,
  view: ClusterView,
  changes: readonly PolicyChange[],
): PolicyDetail {
  const { policy, ofEntity } = viewed;
  const own = new Set(ofEntity);
  const pods = [...view.selected(viewed)].sort(
    // The entity's own pods are what the reader looks for.
    (a, b) =>
      Number(own.has(b)) - Number(own.has(a)) || a.name.localeCompare(b.name),
  );
  return {
    ...toPolicySummary(viewed, view),
    apiVersion: policy.apiVersion,
    resourceVersion: policy.resourceVersion,
    yaml: stringify(policy.manifest, { lineWidth: 0 }),
    pods: pods
      .slice(0, MAXIMUM_PODS)
      .map(pod => toSelectedPod(pod, own.has(pod))),
    podsLeftOut: Math.max(0, pods.length - MAXIMUM_PODS),
    labels: { ...policy.labels },
    annotations: { ...policy.annotations },
    managers: newestFirst(policy.managers).map(
      ({ manager, operation, at, subresource }) => ({
        manager,
        operation,
        at,
        subresource,
      }),
    ),
    changes: changes.map(({ seenAt, change, manager }) => ({
      at: seenAt,
      change,
      by: manager,
    })),
    command: showCommand(viewed, view),
  };
}

function toSelectedPod(pod: ClusterPod, ofEntity: boolean): SelectedPod {
  const { namespace, name, workload, phase, node } = pod;
  return {
    namespace,
    name,
    workload: workload && `${workload.kind}/${workload.name}`,
    phase,
    node,
    ofEntity,
  };
}

const RESOURCES: Readonly<Record<PolicyKindName, string>> = {
  NetworkPolicy: 'networkpolicies.networking.k8s.io',
  CiliumNetworkPolicy: 'ciliumnetworkpolicies.cilium.io',
  CiliumClusterwideNetworkPolicy: 'ciliumclusterwidenetworkpolicies.cilium.io',
  AdminNetworkPolicy: 'adminnetworkpolicies.policy.networking.k8s.io',
  BaselineAdminNetworkPolicy:
    'baselineadminnetworkpolicies.policy.networking.k8s.io',
  ClusterNetworkPolicy: 'clusternetworkpolicies.policy.networking.k8s.io',
};

function showCommand(
  { policy }: ViewedPolicy,
  { cluster }: ClusterView,
): string {
  return [
    'kubectl',
    '--context',
    shellQuote(cluster.name),
    ...(policy.namespace === undefined
      ? []
      : ['--namespace', shellQuote(policy.namespace)]),
    'get',
    RESOURCES[policy.kind],
    shellQuote(policy.name),
    '--output',
    'yaml',
  ].join(' ');
}
