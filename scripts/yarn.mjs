// Runs yarn with the toolchain that this repository brings: `node scripts/yarn.mjs lint`.
import { spawnSync } from 'node:child_process';
import { ensureToolchain, root } from './toolchain.mjs';

const { node, yarn, env } = await ensureToolchain();
const run = spawnSync(node, [yarn, ...process.argv.slice(2)], {
  cwd: root,
  env,
  stdio: 'inherit',
});
process.exit(run.status ?? 1);
