import { SourceObject } from './SourceObject';

/**
 * Kinds that the engine uses.
 *
 * @internal
 */
export type UsedKind = keyof typeof groupsOfKind;

// The groups in which each kind means what the engine takes it for. "" is the core group.
const groupsOfKind = {
  Namespace: [''],
  Node: [''],
  Pod: [''],
  Service: [''],
  ReplicationController: [''],
  Endpoints: [''],
  EndpointSlice: ['discovery.k8s.io'],
  Deployment: ['apps', 'extensions'],
  ReplicaSet: ['apps', 'extensions'],
  StatefulSet: ['apps', 'extensions'],
  DaemonSet: ['apps', 'extensions'],
  Job: ['batch'],
  CronJob: ['batch'],
  Ingress: ['networking.k8s.io', 'extensions'],
  Route: ['route.openshift.io', ''],
  NetworkPolicy: ['networking.k8s.io', 'extensions'],
  CiliumNetworkPolicy: ['cilium.io'],
  CiliumClusterwideNetworkPolicy: ['cilium.io'],
  CiliumCIDRGroup: ['cilium.io'],
  AdminNetworkPolicy: ['policy.networking.k8s.io'],
  BaselineAdminNetworkPolicy: ['policy.networking.k8s.io'],
  ClusterNetworkPolicy: ['policy.networking.k8s.io'],
} as const;

function isUsedKind(kind: string): kind is UsedKind {
  return Object.hasOwn(groupsOfKind, kind);
}

/**
 * The kind of an object if the engine uses it. The group counts only where the object says one.
 *
 * @internal
 */
export function usedKind(object: SourceObject): UsedKind | undefined {
  const { kind, group } = object;
  if (!isUsedKind(kind)) return undefined;
  const groups: readonly string[] = groupsOfKind[kind];
  return group === undefined || groups.includes(group) ? kind : undefined;
}

/**
 * Tells whether an object that the engine does not use is some other network policy, whose effect is then missing from
 * every answer.
 *
 * @internal
 */
export function isForeignPolicy(object: SourceObject): boolean {
  return (
    usedKind(object) === undefined &&
    /NetworkPolicy$|^AuthorizationPolicy$|^NetworkSet$/.test(object.kind)
  );
}
