// `npm start`: the portal with its embedded world. Brings the toolchain, builds the frontend when its sources changed, starts the lab and the
// backend (which serves the frontend), waits until the portal answers and prints its address. Ctrl-C ends all of it.
// `npm start -- --dev`: the same with the development servers of Backstage, which follow changes of the sources.
// Further arguments go to the lab (`npm start -- --scenario empty`).
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { buildApp } from './buildApp.mjs';
import { ensureToolchain, fail, root, say } from './toolchain.mjs';
import {
  freePort,
  startProcess,
  stopProcesses,
  tailOf,
  untilAnswers,
} from './processes.mjs';

const logs = join(root, '.cache', 'start');

const began = Date.now();
const toolchain = await ensureToolchain();
const { node, yarn, env: baseEnv } = toolchain;
const development = process.argv.includes('--dev');
const labArguments = process.argv
  .slice(2)
  .filter(argument => argument !== '--dev');
if (!development) await buildApp(toolchain);

let ending = false;
async function end(status) {
  if (ending) return;
  ending = true;
  await stopProcesses();
  process.exit(status);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (!ending) say('Ending the portal ...');
    end(0);
  });
}

function onExit(entry, how) {
  if (ending) return;
  process.stderr.write(
    `[cns] The ${entry.name} ended (${how}). Its last lines (all of them: ${
      entry.log
    }):\n${tailOf(entry.log)}\n`,
  );
  end(1);
}

const taken = new Set();
/** Name of the environment variable, and the port that is wanted when it is not set. */
async function port(variable, wanted) {
  if (process.env[variable]) {
    const chosen = Number(process.env[variable]);
    taken.add(chosen);
    return chosen;
  }
  const chosen = await freePort(wanted, taken);
  if (chosen !== wanted)
    say(
      `Port ${wanted} is in use; using ${chosen} (set ${variable} to choose another).`,
    );
  return chosen;
}

const ports = {};
for (const [variable, wanted] of [
  ['CNS_APP_PORT', 3000],
  ...(development ? [['CNS_BACKEND_PORT', 7007]] : []),
  ['CNS_LAB_CONTROL_PORT', 7010],
  ['CNS_LAB_KUBERNETES_PROD_EU_PORT', 7011],
  ['CNS_LAB_KUBERNETES_STAGING_PORT', 7012],
  ['CNS_LAB_PROMETHEUS_PROD_EU_PORT', 7021],
  ['CNS_LAB_PROMETHEUS_STAGING_PORT', 7022],
  ['CNS_LAB_GITLAB_PORT', 7031],
]) {
  try {
    ports[variable] = String(await port(variable, wanted));
  } catch (error) {
    fail(error.message);
  }
}
// The backend serves the built frontend: one address for both.
ports.CNS_BACKEND_PORT ??= ports.CNS_APP_PORT;
const at = variable => `http://127.0.0.1:${ports[variable]}`;
const env = {
  ...baseEnv,
  ...ports,
  CNS_LAB_KUBERNETES_PROD_EU: at('CNS_LAB_KUBERNETES_PROD_EU_PORT'),
  CNS_LAB_KUBERNETES_STAGING: at('CNS_LAB_KUBERNETES_STAGING_PORT'),
  CNS_LAB_PROMETHEUS_PROD_EU: at('CNS_LAB_PROMETHEUS_PROD_EU_PORT'),
  CNS_LAB_PROMETHEUS_STAGING: at('CNS_LAB_PROMETHEUS_STAGING_PORT'),
  CNS_LAB_GITLAB: at('CNS_LAB_GITLAB_PORT'),
  NODE_ENV: 'development',
  BROWSER: 'none',
  FORCE_COLOR: '0',
};

async function ready(name, url, seconds) {
  const since = Date.now();
  const beat = setInterval(
    () =>
      say(
        `... waiting for the ${name}, ${Math.round(
          (Date.now() - since) / 1000,
        )} s`,
      ),
    15_000,
  );
  const answered = await untilAnswers(url, seconds, () => ending);
  clearInterval(beat);
  if (ending) return;
  if (!answered) {
    process.stderr.write(
      `[cns] The ${name} did not answer at ${url} within ${seconds} s. Its log is in ${logs}.\n`,
    );
    await end(1);
  }
  say(`The ${name} answers (${Math.round((Date.now() - since) / 1000)} s).`);
}

say(
  'Starting the lab (Kubernetes, Prometheus and GitLab of a small shop) and the portal ...',
);
startProcess({
  name: 'lab',
  command: node,
  args: [join(root, 'packages', 'lab', 'bin', 'cns-lab'), ...labArguments],
  cwd: root,
  env,
  log: join(logs, 'lab.log'),
  onExit,
});
await ready('lab', `${at('CNS_LAB_CONTROL_PORT')}/health`, 60);

if (development) {
  for (const name of ['backend', 'app']) {
    startProcess({
      name,
      command: node,
      args: [yarn, 'workspace', name, 'start'],
      cwd: root,
      env,
      log: join(logs, `${name}.log`),
      onExit,
    });
  }
} else {
  // What `backstage-cli package start` runs for a backend, without its watching for changes.
  const require = createRequire(
    join(root, 'packages', 'backend', 'package.json'),
  );
  startProcess({
    name: 'backend',
    command: node,
    args: [
      '--no-node-snapshot',
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      join(root, 'packages', 'backend', 'src', 'index.ts'),
    ],
    cwd: join(root, 'packages', 'backend'),
    env,
    log: join(logs, 'backend.log'),
    onExit,
  });
}
await ready(
  'backend',
  `http://127.0.0.1:${ports.CNS_BACKEND_PORT}/.backstage/health/v1/readiness`,
  180,
);
await ready('portal', `http://localhost:${ports.CNS_APP_PORT}/`, 300);
if (!ending) {
  say(
    `Ready after ${Math.round(
      (Date.now() - began) / 1000,
    )} s. Ctrl-C ends it. Open:`,
  );
  process.stdout.write(`\n    http://localhost:${ports.CNS_APP_PORT}\n\n`);
}
