// Builds the frontend into packages/app/dist, from where the backend serves it; does nothing when the sources are those of the last build.
// Run it by itself (`node scripts/buildApp.mjs`) or import it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ensureToolchain, fail, root, say } from './toolchain.mjs';

const app = join(root, 'packages', 'app');
const marker = join(app, 'dist', '.sources');
const sources = [
  'yarn.lock',
  'packages/app/package.json',
  'packages/app/public',
  'packages/app/src',
  'plugins/cns/package.json',
  'plugins/cns/src',
  'plugins/cns-common/package.json',
  'plugins/cns-common/src',
];

function filesOf(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  const entries = readdirSync(full, { withFileTypes: true, recursive: true });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const source of sources) {
    const files = /\.(lock|json)$/.test(source)
      ? [join(root, source)]
      : filesOf(source);
    for (const file of files
      .filter(name => !/\.test\.tsx?$/.test(name))
      .sort()) {
      hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

/** Builds the frontend unless the last build is of the same sources. */
export async function buildApp({ node, yarn, env }) {
  const wanted = fingerprint();
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  say(
    'Building the frontend (once per change of its sources; about a minute) ...',
  );
  rmSync(marker, { force: true });
  const began = Date.now();
  const run = spawnSync(node, [yarn, 'workspace', 'app', 'build'], {
    cwd: root,
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.status !== 0) {
    fail(
      `The frontend could not be built. The last lines say why:\n${`${run.stdout}\n${run.stderr}`
        .trim()
        .split('\n')
        .slice(-25)
        .join('\n')}`,
    );
  }
  writeFileSync(marker, wanted);
  say(`The frontend is built (${Math.round((Date.now() - began) / 1000)} s).`);
}

if (process.argv[1] === join(root, 'scripts', 'buildApp.mjs'))
  await buildApp(await ensureToolchain());
