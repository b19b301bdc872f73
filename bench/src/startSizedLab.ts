import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HttpClient } from 'e2e/harness/http/HttpClient.ts';
import { ManagedProcess } from 'e2e/harness/ManagedProcess.ts';
import { REPOSITORY_ROOT } from 'e2e/harness/repositoryRoot.ts';
import { RunDirectory } from 'e2e/harness/RunDirectory.ts';
import { waitUntil } from 'e2e/harness/waitUntil.ts';

/** A running lab of a chosen size. @internal */
export interface SizedLab {
  readonly clusters: readonly {
    readonly name: string;
    readonly kubernetesUrl: string;
    readonly prometheusUrl: string;
  }[];
  readonly kubernetesToken: string;
  /** Starts counting anew. */
  mark(): Promise<void>;
  /** Requests since the mark, of the Kubernetes APIs and of all others. */
  count(): Promise<{ readonly kubernetes: number; readonly others: number }>;
  stop(): Promise<void>;
}

interface ReadyFile {
  readonly controlUrl: string;
  readonly clusters: SizedLab['clusters'];
  readonly tokens: { readonly kubernetesBackstage: string };
}

interface RequestReport {
  readonly upstreams: readonly {
    readonly name: string;
    readonly count: number;
  }[];
}

/**
 * Starts the lab's scenario `thousand-pods`, where the component `orders` runs in every cluster.
 *
 * @internal
 */
export async function startSizedLab(size: {
  readonly clusters: number;
  readonly pods: number;
  readonly policies: number;
}): Promise<SizedLab> {
  const directory = RunDirectory.create('lab');
  const readyFile = directory.file('ready.json');
  const started = await ManagedProcess.start({
    name: 'lab',
    command: process.execPath,
    args: [
      '--max-old-space-size=8192',
      join(REPOSITORY_ROOT, 'packages', 'lab', 'bin', 'cns-lab'),
      ...['--scenario', 'thousand-pods'],
      ...['--clusters', String(size.clusters)],
      ...['--pods', String(size.pods)],
      ...['--policies', String(size.policies)],
      ...['control', 'kubernetes', 'prometheus', 'gitlab'].flatMap(name => [
        `--port-${name}`,
        '0',
      ]),
      ...['--ready-file', readyFile],
    ],
    directory,
    cwd: REPOSITORY_ROOT,
  });
  await waitUntil('the lab', () => existsSync(readyFile), {
    processes: [started],
    timeoutMs: 180_000,
  });
  const ready: ReadyFile = JSON.parse(readFileSync(readyFile, 'utf8'));
  const control = new HttpClient({ url: ready.controlUrl });
  return {
    clusters: ready.clusters,
    kubernetesToken: ready.tokens.kubernetesBackstage,
    async mark() {
      await control.request('/requests/mark', { method: 'POST' });
    },
    async count() {
      const answer = await control.request('/requests');
      const report: RequestReport = JSON.parse(answer.text);
      const sum = (kubernetes: boolean) =>
        report.upstreams
          .filter(each => each.name.startsWith('kubernetes') === kubernetes)
          .reduce((total, each) => total + each.count, 0);
      return { kubernetes: sum(true), others: sum(false) };
    },
    stop: () => started.kill(),
  };
}
