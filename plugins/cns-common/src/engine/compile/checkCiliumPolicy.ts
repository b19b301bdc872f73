import {
  CiliumEntry,
  CiliumPolicy,
  CiliumRule,
} from '../../model/CiliumPolicy';
import { Problem } from '../../model/Problem';
import { Profile } from '../profiles/Profile';

/**
 * Finds what this release of Cilium, or this installation of it, refuses in a policy although others take it. Problems of
 * severity `error` reject the whole policy (point 12).
 *
 * @internal
 */
export function checkCiliumPolicy(
  policy: CiliumPolicy,
  profile: Profile,
): Problem[] {
  return policy.rules.flatMap(rule => [
    ...hostFirewallProblems(rule, profile),
    ...(['ingress', 'ingressDeny', 'egress', 'egressDeny'] as const).flatMap(
      list =>
        (rule[list] ?? []).flatMap((entry, index) =>
          entryProblems(entry, `${rule.path}.${list}[${index}]`, profile),
        ),
    ),
  ]);
}

function hostFirewallProblems(rule: CiliumRule, profile: Profile): Problem[] {
  if (rule.subject.type !== 'nodes' || profile.hostFirewall) return [];
  return [
    {
      code: 'host-firewall-off',
      severity: 'warning',
      message:
        "Rules with a nodeSelector have no effect without Cilium's host firewall.",
      path: `${rule.path}.nodeSelector`,
    },
  ];
}

function entryProblems(
  entry: CiliumEntry,
  path: string,
  profile: Profile,
): Problem[] {
  const problems: Problem[] = [];
  const refuse = (code: string, message: string, at = path) =>
    problems.push({ code, severity: 'error', message, path: at });

  if ((entry.nodes?.length ?? 0) > 0 && !profile.nodeSelectorLabels) {
    refuse(
      'node-selector-labels-off',
      'fromNodes and toNodes need enable-node-selector-labels.',
    );
  }
  if (
    entry.entities?.includes('cluster-mesh') &&
    !profile.meshEntityAndTunnels
  ) {
    refuse('unknown-entity', 'The entity cluster-mesh exists from 1.20 on.');
  }
  for (const [index, item] of (entry.toPorts ?? []).entries()) {
    const at = `${path}.toPorts[${index}]`;
    if (item.l7 !== undefined && !profile.l7Proxy) {
      refuse('l7-proxy-off', "Application rules need Cilium's L7 proxy.", at);
    }
    if (item.l7 === 'kafka' && !profile.kafka) {
      refuse('kafka-removed', 'Kafka rules were removed in Cilium 1.20.', at);
    }
    for (const { protocol } of item.ports) {
      const tunnel = protocol === 'GRE' || protocol === 'IPIP';
      if (tunnel && !profile.meshEntityAndTunnels) {
        refuse('invalid-protocol', `${protocol} exists from 1.20 on.`, at);
      } else if (
        (tunnel || protocol === 'VRRP' || protocol === 'IGMP') &&
        !profile.extendedIpProtocols
      ) {
        refuse(
          'extended-protocols-off',
          `${protocol} needs enable-extended-ip-protocols.`,
          at,
        );
      }
    }
  }
  return problems;
}
