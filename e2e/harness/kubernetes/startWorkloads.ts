import { readFileSync, writeFileSync } from 'node:fs';
import { findFreePort } from '../findFreePorts.ts';
import { ManagedProcess } from '../ManagedProcess.ts';
import type { RunDirectory } from '../RunDirectory.ts';
import type { ApiServer } from './ApiServer.ts';
import { resolveProgram, resolveStagesFile } from './resolveProgram.ts';

/** @internal */
export interface WorkloadsOptions {
  readonly name: string;
  readonly directory: RunDirectory;
  readonly apiServer: ApiServer;
  /** Of the administrator. */
  readonly kubeconfig: string;
  /** What all pods of the cluster log, in the container runtime's format. */
  readonly podLogFile: string;
}

/**
 * Starts the controllers, the scheduler, and kwok, which plays the kubelets of all nodes: Deployments get pods, pods get a
 * node and an address and run, and their logs can be read.
 *
 * @internal
 */
export async function startWorkloads(
  options: WorkloadsOptions,
): Promise<readonly ManagedProcess[]> {
  const { name, directory, apiServer, kubeconfig } = options;
  const kwokPort = await findFreePort();
  const start = async (
    program: Parameters<typeof resolveProgram>[0],
    args: readonly string[],
  ) =>
    ManagedProcess.start({
      name: `${name}-${program}`,
      command: await resolveProgram(program),
      directory,
      args: [`--kubeconfig=${kubeconfig}`, ...args],
    });
  return Promise.all([
    start('kube-controller-manager', [
      '--leader-elect=false',
      '--secure-port=0',
      `--service-account-private-key-file=${apiServer.credentials.serviceAccountKeyFile}`,
      `--root-ca-file=${apiServer.writeCaFile()}`,
    ]),
    start('kube-scheduler', ['--leader-elect=false', '--secure-port=0']),
    start('kwok', [
      `--config=${await writeKwokConfig(options)}`,
      '--manage-all-nodes',
      '--node-ip=127.0.0.1',
      // Without a name and a lease the nodes lose their addresses after a minute, and then logs cannot be read.
      '--node-name=localhost',
      '--node-lease-duration-seconds=40',
      `--node-port=${kwokPort}`,
      `--server-address=127.0.0.1:${kwokPort}`,
      // kwok's default lies inside the range of the services.
      '--cidr=10.244.0.0/16',
    ]),
  ]);
}

async function writeKwokConfig(options: WorkloadsOptions): Promise<string> {
  const stages = readFileSync(await resolveStagesFile(), 'utf8');
  const { podLogFile } = options;
  const logs = {
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'ClusterLogs',
    metadata: { name: 'all' },
    spec: {
      logs: [
        { logsFile: podLogFile, previousLogsFile: podLogFile, follow: true },
      ],
    },
  };
  const file = options.directory.file(options.name, 'kwok.yaml');
  writeFileSync(file, `${stages}\n---\n${JSON.stringify(logs)}\n`);
  return file;
}
