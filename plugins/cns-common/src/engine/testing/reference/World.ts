import { RawCluster, RawPod, RawSelector } from '../RawManifest';

/**
 * One end of a question to the reference evaluator.
 *
 * @internal
 */
export type RefEnd =
  | { readonly type: 'pod'; readonly pod: RawPod }
  | { readonly type: 'node'; readonly node: string }
  | {
      readonly type: 'ip';
      readonly ip: string;
      readonly names?: readonly string[];
    }
  | { readonly type: 'entity'; readonly entity: string };

/**
 * What flows.
 *
 * @internal
 */
export interface RefTraffic {
  readonly protocol: string;
  readonly port: number;
}

/**
 * The settings that the reference evaluator knows.
 *
 * @internal
 */
export interface RefOptions {
  readonly profile: 'kubernetes' | 'netpol-analyzer' | 'cilium';
  readonly release: '1.19' | '1.20';
  readonly policyEnforcement: 'default' | 'always' | 'never';
  readonly allowLocalhost: 'always' | 'policy';
  readonly ipv6: boolean;
  readonly cidrMatchesNodes: boolean;
  readonly nodeSelectorLabels: boolean;
  readonly hostFirewall: boolean;
  readonly policyDefaultLocalCluster: boolean;
}

/** @internal */
export interface World {
  readonly cluster: RawCluster;
  readonly options: RefOptions;
}

/** The answers that one side may give; two when it depends on what nobody said. */
export type Possible = ReadonlySet<'allow' | 'deny'>;

export const onlyAllow: Possible = new Set(['allow'] as const);
export const onlyDeny: Possible = new Set(['deny'] as const);
export const either: Possible = new Set(['allow', 'deny'] as const);

/** All labels of a namespace, with the one that the API server sets. */
export function namespaceLabels(
  world: World,
  name: string,
): Readonly<Record<string, string>> {
  const found = world.cluster.namespaces.find(
    item => item.metadata.name === name,
  );
  return { 'kubernetes.io/metadata.name': name, ...found?.metadata.labels };
}

/** The plain meaning of a label selector. */
export function selects(
  selector: RawSelector,
  labels: Readonly<Record<string, string>>,
): boolean {
  for (const [key, value] of Object.entries(selector.matchLabels ?? {})) {
    if (labels[key] !== value) return false;
  }
  for (const { key, operator, values = [] } of selector.matchExpressions ??
    []) {
    const present = key in labels;
    if (operator === 'In' && !(present && values.includes(labels[key])))
      return false;
    if (operator === 'NotIn' && present && values.includes(labels[key]))
      return false;
    if (operator === 'Exists' && !present) return false;
    if (operator === 'DoesNotExist' && present) return false;
  }
  return true;
}

/** Container ports with a name and a protocol, as numbers. */
export function numbersOf(
  pod: RawPod,
  name: string,
  protocol: string,
): number[] {
  const found = pod.spec.containers
    .flatMap(container => container.ports)
    .filter(port => port.name === name && (port.protocol ?? 'TCP') === protocol)
    .map(port => port.containerPort);
  return found.slice(0, 1);
}

/** A pod that is its node, as far as policies go. */
export function isNodePod(world: World, pod: RawPod): boolean {
  return (
    pod.spec.hostNetwork === true && world.options.profile !== 'netpol-analyzer'
  );
}
