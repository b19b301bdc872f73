import { CiliumPolicy } from '../../model/CiliumPolicy';
import { NetworkPolicy } from '../../model/NetworkPolicy';

/**
 * The mapping of NetworkPolicies that Cilium documents, written out. An empty list of rules becomes one empty entry. Address
 * blocks have no such mapping and are left out.
 *
 * @internal
 */
export function toCiliumPolicy(policy: NetworkPolicy): CiliumPolicy {
  const prefix = 'io.cilium.k8s.namespace.labels.';
  const entries = (rules: NetworkPolicy['ingress']) =>
    rules.length === 0
      ? [{}]
      : rules.map(rule => ({
          entities: rule.peers.length === 0 ? ['all'] : undefined,
          endpoints:
            rule.peers.length === 0
              ? undefined
              : rule.peers.flatMap(peer => {
                  if (peer.type === 'ipBlock') return [];
                  const pods = peer.podSelector ?? {
                    matchLabels: {},
                    matchExpressions: [],
                  };
                  const spaces = peer.namespaceSelector;
                  if (spaces === undefined) return [pods];
                  return [
                    {
                      matchLabels: {
                        ...pods.matchLabels,
                        ...Object.fromEntries(
                          Object.entries(spaces.matchLabels).map(
                            ([key, value]) => [`${prefix}${key}`, value],
                          ),
                        ),
                      },
                      matchExpressions: [
                        ...pods.matchExpressions,
                        ...spaces.matchExpressions.map(item => ({
                          ...item,
                          key: `${prefix}${item.key}`,
                        })),
                        {
                          key: 'io.kubernetes.pod.namespace',
                          operator: 'Exists',
                          values: [],
                        } as const,
                      ],
                    },
                  ];
                }),
          toPorts:
            rule.ports.length === 0
              ? undefined
              : [
                  {
                    ports: rule.ports
                      // "80" as a name cannot be said in a Cilium policy, and no pod has such a port.
                      .filter(({ port }) => port !== '80')
                      .map(({ protocol, port, endPort }) => ({
                        protocol,
                        port: String(port ?? '0'),
                        endPort,
                      })),
                    l7Rules: 0,
                    serverNames: [],
                    tls: false,
                  },
                ],
        }));
  return {
    dialect: 'cilium',
    kind: 'CiliumNetworkPolicy',
    apiVersion: 'cilium.io/v2',
    name: policy.name,
    namespace: policy.namespace,
    labels: {},
    annotations: {},
    problems: [],
    source: { path: [] },
    rules: [
      {
        path: 'spec',
        subject: { type: 'endpoints', selector: policy.podSelector },
        enableDefaultDeny: {},
        ingress: entries(policy.ingress),
        egress: entries(policy.egress),
      },
    ],
  };
}
