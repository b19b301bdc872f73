import { join } from 'node:path';
import { findFreePorts } from '../findFreePorts.ts';
import { HttpClient } from '../http/HttpClient.ts';
import { ManagedProcess } from '../ManagedProcess.ts';
import { REPOSITORY_ROOT } from '../repositoryRoot.ts';
import { RunDirectory } from '../RunDirectory.ts';
import { waitUntil } from '../waitUntil.ts';

/** @internal */
export interface LabOptions {
  /** Further arguments, such as `--scenario thousand-pods`. */
  readonly args?: readonly string[];
}

/** A running lab, with the address of each of its upstreams. @internal */
export interface Lab {
  /** Switches faults and counts requests. */
  readonly control: HttpClient;
  readonly kubernetes: Readonly<Record<LabCluster, string>>;
  readonly prometheus: Readonly<Record<LabCluster, string>>;
  readonly gitlab: string;
  stop(): Promise<void>;
}

/** The clusters of the lab's default scenario. @internal */
export type LabCluster = 'prod-eu' | 'staging';

/**
 * Starts the lab on free ports, as `npm start` does, and returns when it answers.
 *
 * @internal
 */
export async function startLab(options: LabOptions = {}): Promise<Lab> {
  const directory = RunDirectory.create('lab');
  const ports = (await findFreePorts(6)).map(String);
  const [
    control = '',
    kubernetesProd = '',
    kubernetesStaging = '',
    prometheusProd = '',
    prometheusStaging = '',
    gitlab = '',
  ] = ports;
  const started = await ManagedProcess.start({
    name: 'lab',
    command: process.execPath,
    args: [
      join(REPOSITORY_ROOT, 'packages', 'lab', 'bin', 'cns-lab'),
      ...(options.args ?? []),
    ],
    directory,
    cwd: REPOSITORY_ROOT,
    env: {
      CNS_LAB_CONTROL_PORT: control,
      CNS_LAB_KUBERNETES_PROD_EU_PORT: kubernetesProd,
      CNS_LAB_KUBERNETES_STAGING_PORT: kubernetesStaging,
      CNS_LAB_PROMETHEUS_PROD_EU_PORT: prometheusProd,
      CNS_LAB_PROMETHEUS_STAGING_PORT: prometheusStaging,
      CNS_LAB_GITLAB_PORT: gitlab,
    },
  });
  const controlClient = new HttpClient({ url: toUrl(control) });
  await waitUntil(
    'the lab',
    async () => (await controlClient.request('/health')).status === 200,
    { processes: [started] },
  );
  return {
    control: controlClient,
    kubernetes: {
      'prod-eu': toUrl(kubernetesProd),
      staging: toUrl(kubernetesStaging),
    },
    prometheus: {
      'prod-eu': toUrl(prometheusProd),
      staging: toUrl(prometheusStaging),
    },
    gitlab: toUrl(gitlab),
    stop: () => started.kill(),
  };
}

function toUrl(port: string): string {
  return `http://127.0.0.1:${port}`;
}
