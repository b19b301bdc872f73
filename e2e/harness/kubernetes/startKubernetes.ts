import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, listAt } from '../http/at.ts';
import type { ManagedProcess } from '../ManagedProcess.ts';
import { RunDirectory } from '../RunDirectory.ts';
import { waitUntil } from '../waitUntil.ts';
import { ApiServer } from './ApiServer.ts';
import { Etcd } from './Etcd.ts';
import { KubernetesCluster } from './KubernetesCluster.ts';
import { startWorkloads } from './startWorkloads.ts';

/** @internal */
export interface KubernetesOptions {
  /** Name of the cluster, as in the kubeconfig. Default `one`. */
  readonly name?: string;
  /** Whether Deployments get running pods: controllers, scheduler, kwok and one node. Default true. */
  readonly workloads?: boolean;
  /** Whether the kinds of Cilium and of the network policy API are installed. Default false; takes some seconds. */
  readonly customResourceDefinitions?: boolean;
  /** Further flags for the API server. */
  readonly apiServerFlags?: readonly string[];
}

interface ClusterOptions
  extends Required<Omit<KubernetesOptions, 'customResourceDefinitions'>> {
  readonly directory: RunDirectory;
  readonly etcd: Etcd;
  /** Where to note the processes, for the one `stop` of all. */
  readonly onStarted: (started: { kill(): Promise<void> }) => void;
}

const RBAC_FILE = join(
  import.meta.dirname,
  '..',
  '..',
  'kubernetes',
  'rbac.yaml',
);

/**
 * Starts a real Kubernetes control plane in an empty folder and returns when it serves and, if there are to be workloads,
 * when its node is ready to take pods.
 *
 * @internal
 */
export async function startKubernetes(
  options: KubernetesOptions = {},
): Promise<KubernetesCluster> {
  const directory = RunDirectory.create('kubernetes');
  const etcd = await Etcd.start(directory);
  const started: { kill(): Promise<void> }[] = [etcd.process];
  const cluster = await startCluster(
    {
      name: options.name ?? 'one',
      workloads: options.workloads ?? true,
      apiServerFlags: options.apiServerFlags ?? [],
      directory,
      etcd,
      onStarted: part => started.push(part),
    },
    () => Promise.all(started.map(part => part.kill())),
  );
  if (options.customResourceDefinitions) {
    await cluster.installCustomResourceDefinitions();
  }
  return cluster;
}

async function startCluster(
  options: ClusterOptions,
  stop: () => Promise<unknown>,
): Promise<KubernetesCluster> {
  const { name, directory, etcd } = options;
  const podLogFile = join(directory.folder(name), 'pods.log');
  writeFileSync(podLogFile, '');

  const apiServer = await ApiServer.create({
    name,
    directory,
    etcd,
    flags: options.apiServerFlags,
  });
  options.onStarted({ kill: () => apiServer.stop() });
  await apiServer.start();
  const cluster = new KubernetesCluster({
    name,
    directory,
    etcd,
    apiServer,
    podLogFile,
    stop: async () => {
      await stop();
    },
    startAnother: other =>
      startCluster({ ...options, workloads: false, ...other }, stop),
  });
  await cluster.kubectl(['apply', '--server-side', '-f', RBAC_FILE]);
  await letViewersRead(cluster);
  if (options.workloads) {
    const kubeconfig = cluster.kubeconfig();
    const processes = await startWorkloads({
      name,
      directory,
      apiServer,
      kubeconfig,
      podLogFile,
    });
    processes.forEach(options.onStarted);
    await addNode(cluster, 'node-a', processes);
  }
  return cluster;
}

async function addNode(
  cluster: KubernetesCluster,
  name: string,
  processes: readonly ManagedProcess[],
): Promise<void> {
  const client = cluster.client();
  await client.request('/api/v1/nodes', {
    method: 'POST',
    body: { metadata: { name } },
  });
  await waitUntil(
    'the default service account',
    async () =>
      (
        await client.request(
          '/api/v1/namespaces/default/serviceaccounts/default',
        )
      ).status === 200,
    { processes },
  );
  await waitUntil(
    `node ${name}`,
    async () => {
      const node = (await client.request(`/api/v1/nodes/${name}`)).json;
      return listAt(node, 'status', 'conditions').some(
        condition =>
          at(condition, 'type') === 'Ready' &&
          at(condition, 'status') === 'True',
      );
    },
    { processes },
  );
}

async function letViewersRead(cluster: KubernetesCluster): Promise<void> {
  const group = 'rbac.authorization.k8s.io';
  await cluster.client().request(`/apis/${group}/v1/clusterrolebindings`, {
    method: 'POST',
    body: {
      metadata: { name: 'viewers' },
      roleRef: { apiGroup: group, kind: 'ClusterRole', name: 'view' },
      subjects: [{ apiGroup: group, kind: 'Group', name: 'viewers' }],
    },
  });
}
