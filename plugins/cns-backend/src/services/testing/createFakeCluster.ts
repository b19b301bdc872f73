import { ClusterPod } from '../../cluster-state/ClusterObjects';
import { ClusterStateReader } from '../../cluster-state/ClusterStateReader';

/**
 * A cluster state for tests of services: everything is loaded and empty, except what is said.
 *
 * @internal
 */
export function createFakeCluster(
  over: Partial<ClusterStateReader> = {},
): ClusterStateReader {
  const name = over.name ?? 'prod-eu';
  return {
    name,
    ready: async () => {},
    freshness: () => ({
      upstream: { kind: 'kubernetes', name },
      state: 'live',
      at: '2026-11-23T00:00:00.000Z',
    }),
    problems: () => [],
    kindState: () => 'loaded',
    version: () => 'v1.31.0',
    namespace: () => undefined,
    namespaces: () => [],
    pods: () => [],
    namespacesWithPodId: () => [],
    podCount: () => 0,
    policies: () => [],
    clusterPolicies: () => [],
    policy: () => undefined,
    nodes: () => [],
    ciliumAgents: () => [],
    ciliumOperators: () => [],
    ciliumConfigs: () => [],
    ciliumEndpoint: () => undefined,
    onChange: () => () => {},
    ...over,
  };
}

/** A running pod of the Deployment `cart`, except what is said. @internal */
export function createFakePod(over: Partial<ClusterPod> = {}): ClusterPod {
  return {
    namespace: 'shop',
    name: 'cart-7d8c5b6f9-t4rld',
    labels: { app: 'cart' },
    workload: { kind: 'Deployment', name: 'cart' },
    phase: 'Running',
    ready: true,
    node: 'node-1',
    hostNetwork: false,
    serviceAccount: 'default',
    containers: ['cart'],
    ...over,
  };
}
