import { createRequire } from 'node:module';
import { join } from 'node:path';
import { REPOSITORY_ROOT } from 'e2e/harness/repositoryRoot.ts';
import { runCommand } from 'e2e/harness/runCommand.ts';
import type { ResultTable } from './ResultTable.ts';
import { startSizedLab } from './startSizedLab.ts';

interface Held {
  readonly pods: number;
  readonly heap: number;
  readonly seconds: number;
}

/**
 * What one cluster costs in the watch cache, at 10,000 and at 100,000 pods, each in a process of its own.
 *
 * @internal
 */
export async function measureHeap(table: ResultTable): Promise<void> {
  const held: Held[] = [];
  for (const pods of [10_000, 100_000]) {
    const lab = await startSizedLab({ clusters: 1, pods, policies: 200 });
    try {
      const [cluster] = lab.clusters;
      if (!cluster) throw new Error('the lab has no cluster');
      held.push(await hold(cluster.kubernetesUrl, lab.kubernetesToken));
    } finally {
      await lab.stop();
    }
  }
  const [small, large] = held;
  if (!small || !large) throw new Error('nothing was measured');
  for (const each of held) {
    const perPod = each.heap / each.pods;
    table.add({
      what: `heap per pod, ${each.pods} pods held`,
      ours: `${perPod.toFixed(0)} B (${(each.heap / 1_048_576).toFixed(
        0,
      )} MiB, read in ${each.seconds.toFixed(1)} s)`,
      beside: '1,024 B',
      ratio: `${(perPod / 1_024).toFixed(2)} of it`,
      goal: 'under 1 KB',
      met: perPod < 1_024,
    });
  }
  const marginal = (large.heap - small.heap) / (large.pods - small.pods);
  table.add({
    what: 'heap per further pod',
    ours: `${marginal.toFixed(0)} B`,
    beside: `${(small.heap / small.pods).toFixed(0)} B per pod at 10,000`,
    ratio: `${((marginal * small.pods) / small.heap).toFixed(2)} of it`,
    goal: 'not growing with size (at most 1.1)',
    met: (marginal * small.pods) / small.heap <= 1.1,
  });
}

async function hold(url: string, token: string): Promise<Held> {
  const require = createRequire(
    join(REPOSITORY_ROOT, 'packages', 'backend', 'package.json'),
  );
  const output = await runCommand(
    process.execPath,
    [
      '--expose-gc',
      '--max-old-space-size=4096',
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      join(REPOSITORY_ROOT, 'bench', 'src', 'heap', 'holdPods.cjs'),
      url,
      token,
    ],
    { cwd: REPOSITORY_ROOT, timeoutMs: 400_000 },
  );
  return JSON.parse(output.trim().split('\n').at(-1) ?? '');
}
