// `npm test`: brings the toolchain and runs the tests of every package. Further arguments go to Jest (`npm test -- plugins/cns`).
import { spawnSync } from 'node:child_process';
import { ensureToolchain, root, say } from './toolchain.mjs';

const { node, yarn, env } = await ensureToolchain();
say('Running the tests of every package ...');
const run = spawnSync(node, [yarn, 'test:ci', ...process.argv.slice(2)], {
  cwd: root,
  // Databases in containers are not ours to start: the store's tests on PostgreSQL run in e2e.
  env: { BACKSTAGE_TEST_DISABLE_DOCKER: '1', ...env, CI: env.CI ?? 'true' },
  stdio: 'inherit',
});
process.exit(run.status ?? 1);
