import {
  RawCiliumEntry,
  RawCiliumPolicy,
  RawCiliumRule,
  RawNetworkPolicy,
  RawPod,
  RawSelector,
} from '../RawManifest';
import { ciliumPeerFits, identityOf, LabelRule, labelsFit } from './identity';
import { ciliumPortFits, networkPolicyPortFits } from './ciliumPorts';
import { RefEnd, RefTraffic, selects, World } from './World';

type Way = 'ingress' | 'egress';

/** What the tier of NetworkPolicy and Cilium's own kinds says: decided, or not, with or without default deny. */
export type Middle = 'allow' | 'deny' | 'isolated' | 'open';

/**
 * Runs a connection of a pod past every NetworkPolicy, CiliumNetworkPolicy and CiliumClusterwideNetworkPolicy, as Cilium
 * does: all deny rules, then the own node, then all allow rules.
 *
 * @internal
 */
export function ciliumMiddle(
  world: World,
  self: RawPod,
  other: RefEnd,
  way: Way,
  traffic: RefTraffic,
): Middle {
  let denied = false;
  let allowed = false;
  let isolated = false;
  let selected = false;

  for (const policy of world.cluster.policies) {
    if (policy.kind === 'NetworkPolicy') {
      if (!networkPolicyApplies(policy, self, way)) continue;
      selected = true;
      isolated = true;
      for (const rule of policy.spec[way] ?? []) {
        const peers = (way === 'ingress' ? rule.from : rule.to) ?? [];
        const peer =
          peers.length === 0 ||
          peers.some(item =>
            item.ipBlock
              ? blockFits(world, item.ipBlock, other)
              : labelsFit(
                  namespacedSelector(world, policy, item),
                  identityOf(world, self, other),
                ),
          );
        if (
          peer &&
          networkPolicyPortFits(world, rule, self, other, way, traffic)
        ) {
          allowed = true;
        }
      }
    } else if (
      policy.kind === 'CiliumNetworkPolicy' ||
      policy.kind === 'CiliumClusterwideNetworkPolicy'
    ) {
      for (const rule of rulesOf(policy)) {
        if (!ruleSelects(policy, rule, self)) continue;
        const allow = rule[way] ?? [];
        const deny = rule[`${way}Deny`] ?? [];
        if (allow.length + deny.length === 0) continue;
        selected = true;
        if (rule.enableDefaultDeny?.[way] !== false) isolated = true;
        const fits = (entry: RawCiliumEntry) =>
          ciliumPeerFits(world, policy, entry, self, other, way) &&
          ciliumPortFits(world, entry, self, other, way, traffic);
        if (deny.some(fits)) denied = true;
        if (allow.some(fits)) allowed = true;
      }
    }
  }

  if (denied) return 'deny';
  const { policyEnforcement, allowLocalhost, release } = world.options;
  if (
    way === 'ingress' &&
    allowLocalhost === 'always' &&
    isOwnNode(self, other) &&
    (selected || policyEnforcement !== 'always' || release === '1.19')
  ) {
    return 'allow';
  }
  if (allowed) return 'allow';
  return isolated || policyEnforcement === 'always' ? 'isolated' : 'open';
}

function isOwnNode(self: RawPod, other: RefEnd): boolean {
  return (
    (other.type === 'node' && other.node === self.spec.nodeName) ||
    (other.type === 'entity' && other.entity === 'host')
  );
}

/** Cilium applies rules of a direction that policyTypes leaves out. */
function networkPolicyApplies(
  policy: RawNetworkPolicy,
  self: RawPod,
  way: Way,
): boolean {
  if (
    policy.metadata.namespace !== self.metadata.namespace ||
    !selects(policy.spec.podSelector, identityLabels(self))
  ) {
    return false;
  }
  const rules = policy.spec[way] ?? [];
  const types = policy.spec.policyTypes ?? [];
  if (types.includes(way === 'ingress' ? 'Ingress' : 'Egress')) return true;
  if (rules.length > 0) return true;
  return types.length === 0 && way === 'ingress';
}

/** Labels that Cilium does not see are not there. */
export function identityLabels(pod: RawPod): Record<string, string> {
  const entries = Object.entries(pod.metadata.labels ?? {});
  return Object.fromEntries(
    entries.filter(([key]) => key !== 'pod-template-hash'),
  );
}

function rulesOf(policy: RawCiliumPolicy): RawCiliumRule[] {
  return [...(policy.spec ? [policy.spec] : []), ...(policy.specs ?? [])];
}

function ruleSelects(
  policy: RawCiliumPolicy,
  rule: RawCiliumRule,
  self: RawPod,
): boolean {
  if (rule.endpointSelector === undefined) return false;
  if (
    policy.kind === 'CiliumNetworkPolicy' &&
    policy.metadata.namespace !== self.metadata.namespace
  ) {
    return false;
  }
  // Generated endpointSelectors use plain pod labels only.
  return selects(rule.endpointSelector, identityLabels(self));
}

function blockFits(
  world: World,
  block: { readonly cidr: string; readonly except?: readonly string[] },
  other: RefEnd,
): boolean {
  return ciliumPeerFits.cidr(world, block.cidr, block.except ?? [], other);
}

/** A NetworkPolicy's peer as the label rules that Cilium makes of it. */
function namespacedSelector(
  world: World,
  policy: RawNetworkPolicy,
  peer: {
    readonly podSelector?: RawSelector;
    readonly namespaceSelector?: RawSelector;
  },
): LabelRule[] {
  const rules = labelRules(peer.podSelector ?? {}, 'k8s:');
  if (peer.namespaceSelector === undefined) {
    rules.push({
      key: 'k8s:io.kubernetes.pod.namespace',
      operator: 'In',
      values: [policy.metadata.namespace],
    });
  } else {
    const namespace = labelRules(
      peer.namespaceSelector,
      'k8s:io.cilium.k8s.namespace.labels.',
    );
    if (namespace.length === 0) {
      rules.push({
        key: 'k8s:io.kubernetes.pod.namespace',
        operator: 'Exists',
        values: [],
      });
    }
    rules.push(...namespace);
  }
  if (world.options.policyDefaultLocalCluster) {
    rules.push({
      key: 'k8s:io.cilium.k8s.policy.cluster',
      operator: 'In',
      values: ['default'],
    });
  }
  return rules;
}

function labelRules(selector: RawSelector, prefix: string): LabelRule[] {
  return [
    ...Object.entries(selector.matchLabels ?? {}).map(
      ([key, value]): LabelRule => ({
        key: `${prefix}${key}`,
        operator: 'In',
        values: [value],
      }),
    ),
    ...(selector.matchExpressions ?? []).map(
      ({ key, operator, values = [] }): LabelRule => ({
        key: `${prefix}${key}`,
        operator,
        values,
      }),
    ),
  ];
}
