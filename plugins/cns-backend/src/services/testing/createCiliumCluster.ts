import { ClusterStateReader } from '../../cluster-state/ClusterStateReader';
import { createFakeCluster } from './createFakeCluster';

/** A cluster on which Cilium runs as it should, except what is said. @internal */
export function createCiliumCluster(
  options: {
    readonly config?: Record<string, string>;
    readonly version?: string;
    readonly ready?: number;
  } = {},
  over: Partial<ClusterStateReader> = {},
): ClusterStateReader {
  return createFakeCluster({
    ciliumAgents: () => [
      {
        kind: 'DaemonSet',
        namespace: 'kube-system',
        name: 'cilium',
        labels: {},
        podLabels: { 'k8s-app': 'cilium' },
        containers: [
          {
            name: 'cilium-agent',
            image: `quay.io/cilium/cilium:v${options.version ?? '1.20.2'}`,
          },
        ],
        desired: 3,
        ready: options.ready ?? 3,
        updated: 3,
      },
    ],
    ciliumConfigs: () => [
      { namespace: 'kube-system', data: options.config ?? {} },
    ],
    namespace: name => ({
      name,
      labels: { 'kubernetes.io/metadata.name': name },
      annotations: {},
    }),
    ...over,
  });
}
