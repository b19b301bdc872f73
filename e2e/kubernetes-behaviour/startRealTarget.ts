import { startKubernetes } from '../harness/kubernetes/startKubernetes.ts';
import type { KubernetesTarget } from './KubernetesTarget.ts';

/**
 * Starts a real control plane as the target.
 *
 * @internal
 */
export async function startRealTarget(): Promise<KubernetesTarget> {
  const cluster = await startKubernetes({ customResourceDefinitions: true });
  let lines = 0;
  return {
    api: cluster.client('admin'),
    limited: cluster.client('viewer'),
    talk: async () => {
      lines += 1;
      cluster.writePodLog(`line ${lines}`);
    },
    expireHistory: () => cluster.expireHistory(),
    stop: () => cluster.stop(),
  };
}
