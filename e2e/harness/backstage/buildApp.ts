import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY_ROOT } from '../repositoryRoot.ts';
import { runCommand } from '../runCommand.ts';
import { withLock } from '../withLock.ts';

const APP = join(REPOSITORY_ROOT, 'packages', 'app');
const MARKER = join(APP, 'dist', '.sources');
const SOURCES = [
  'yarn.lock',
  'packages/app/package.json',
  'packages/app/{src,public}/**',
  'plugins/{cns,cns-common}/package.json',
  'plugins/{cns,cns-common}/src/**',
];

/**
 * Builds the frontend for production into `packages/app/dist`, from where the backend serves it. Does nothing when the
 * sources are those of the last build.
 *
 * @internal
 */
export async function buildApp(): Promise<void> {
  await withLock(join(APP, 'node_modules', '.e2e-build.lock'), async () => {
    const hash = hashSources();
    if (existsSync(MARKER) && readFileSync(MARKER, 'utf8') === hash) {
      return;
    }
    process.stderr.write('app: building the frontend, about a minute\n');
    const started = performance.now();
    await runCommand(
      'nice',
      [
        process.execPath,
        join(
          REPOSITORY_ROOT,
          'node_modules',
          '@backstage',
          'cli',
          'bin',
          'backstage-cli',
        ),
        'package',
        'build',
      ],
      { cwd: APP, timeoutMs: 900_000 },
    );
    writeFileSync(MARKER, hash);
    const seconds = Math.round((performance.now() - started) / 1000);
    process.stderr.write(`app: built in ${seconds} s\n`);
  });
}

function hashSources(): string {
  const hash = createHash('sha256');
  const files = SOURCES.flatMap(pattern =>
    globSync(pattern, { cwd: REPOSITORY_ROOT, withFileTypes: true }),
  ).filter(entry => entry.isFile() && !/\.test\.tsx?$/.test(entry.name));
  for (const file of files
    .map(entry => join(entry.parentPath, entry.name))
    .sort()) {
    hash.update(`${file}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}
