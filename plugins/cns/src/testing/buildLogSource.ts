import type { LogSource } from 'backstage-plugin-cns-common';

/** Where the log lines of one place are. @internal */
export function buildLogSource(overrides: Partial<LogSource> = {}): LogSource {
  return {
    cluster: 'prod-eu',
    namespace: 'shop',
    container: 'cilium-monitor',
    agents: [
      {
        namespace: 'kube-system',
        pod: 'cilium-x7k2p',
        node: 'node-1',
        ready: true,
        serves: ['cart-6f9c-x2x7p'],
        command:
          'kubectl --context prod-eu --namespace kube-system logs --follow cilium-x7k2p --container cilium-monitor',
      },
    ],
    commands: [
      {
        title: 'Drops on all nodes',
        command:
          'kubectl --context prod-eu --namespace kube-system logs --follow --selector k8s-app=cilium --container cilium-monitor',
      },
    ],
    links: [],
    ...overrides,
  };
}
