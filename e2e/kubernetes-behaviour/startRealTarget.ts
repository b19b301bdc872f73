import { startKubernetes } from '../harness/kubernetes/startKubernetes.ts';
import type { KubernetesTarget } from './KubernetesTarget.ts';

const NAMESPACE = 'behaviour';

/**
 * Starts a real control plane as the target.
 *
 * @internal
 */
export async function startRealTarget(): Promise<KubernetesTarget> {
  const cluster = await startKubernetes({ customResourceDefinitions: true });
  const pod = { namespace: 'default', name: 'talker' };
  await cluster.kubectl(['create', 'namespace', NAMESPACE]);
  await cluster.kubectl(['run', pod.name, '--image=any']);
  await cluster.kubectl([
    'wait',
    '--for=condition=Ready',
    `pod/${pod.name}`,
    '--timeout=20s',
  ]);
  for (let line = 1; line <= 6; line += 1) {
    cluster.writePodLog(`line ${line}`);
  }
  return {
    api: cluster.client('admin'),
    limited: cluster.client('viewer'),
    namespace: NAMESPACE,
    pod,
    writePodLog: async line => cluster.writePodLog(line),
    expireHistory: () => cluster.expireHistory(),
    stop: () => cluster.stop(),
  };
}
