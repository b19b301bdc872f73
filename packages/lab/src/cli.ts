import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { readCliOptions, USAGE } from './readCliOptions';
import { Lab, startLab } from './startLab';
import { createStderrLogger } from './server';

/**
 * The program `cns-lab`: starts a lab, says where it is, and ends with the first SIGINT or SIGTERM.
 *
 * @internal
 */
export function main(): void {
  run().catch((error: unknown) => {
    process.stderr.write(
      `cns-lab: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 1;
  });
}

async function run(): Promise<void> {
  const options = readCliOptions(process.argv.slice(2), process.env);
  if (options.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const lab = await startLab({
    scenario: options.scenario,
    seed: options.seed,
    size: options.size,
    ports: options.ports,
    logger: createStderrLogger(options.verbose),
  });
  announce(lab);
  const { readyFile } = options;
  if (readyFile !== undefined) writeReadyFile(readyFile, lab);
  const stop = () => {
    if (readyFile !== undefined) rmSync(readyFile, { force: true });
    lab.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function announce(lab: Lab): void {
  const lines = [
    `Lab: scenario ${lab.world.scenario}, seed ${lab.world.seed}`,
    ...lab.clusters.flatMap(cluster => [
      `  Kubernetes ${cluster.name}  ${cluster.kubernetesUrl}`,
      `  Prometheus ${cluster.name}  ${cluster.prometheusUrl}`,
    ]),
    `  GitLab  ${lab.gitlabUrl}`,
    `  Control  ${lab.controlUrl}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Written beside and moved, so that whoever waits for it never reads half of it. */
function writeReadyFile(path: string, lab: Lab): void {
  const { controlUrl, gitlabUrl, clusters, tokens } = lab;
  const content = { controlUrl, gitlabUrl, clusters, tokens, pid: process.pid };
  writeFileSync(`${path}.part`, `${JSON.stringify(content, undefined, 2)}\n`);
  renameSync(`${path}.part`, path);
}
