import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './runCommand.ts';
import { withLock } from './withLock.ts';

/** @internal */
export interface GoProgram {
  /** What the binary is called. */
  readonly name: string;
  /** The folder with its go.mod. */
  readonly source: string;
  readonly flags: readonly string[];
  /** Puts further files beside the binary; called once, before the folder appears under its final name. */
  readonly addFiles?: (folder: string, source: string) => Promise<void>;
  /** Changes when `addFiles` does, so that an older folder is not taken for a current one. */
  readonly revision: number;
}

/**
 * Builds a Go program of ours once, outside the checkout, and returns the folder that holds it. The folder's name carries
 * a hash of the sources, so a change in them, and only that, builds again.
 *
 * @internal
 */
export async function buildGoProgram(program: GoProgram): Promise<string> {
  const cache = join(
    process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
    'backstage-cns',
  );
  const folder = join(cache, `${program.name}-${hashOf(program)}`);
  if (existsSync(folder)) {
    return folder;
  }
  mkdirSync(cache, { recursive: true });
  return withLock(`${folder}.lock`, async () => {
    if (!existsSync(folder)) {
      const draft = `${folder}.draft`;
      rmSync(draft, { recursive: true, force: true });
      mkdirSync(draft);
      await build(program, draft);
      await program.addFiles?.(draft, program.source);
      renameSync(draft, folder);
      removeOlder(cache, program.name, folder);
    }
    return folder;
  });
}

async function build(program: GoProgram, folder: string): Promise<void> {
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  const say = (text: string) =>
    process.stderr.write(`${program.name}: ${text}\n`);
  const go = (args: readonly string[], onErrorLine?: (line: string) => void) =>
    runCommand('nice', ['go', ...args], {
      cwd: program.source,
      env: { CGO_ENABLED: '0' },
      timeoutMs: 3_600_000,
      onErrorLine,
    });

  await runCommand('go', ['version']).catch(error => {
    throw new Error(
      'Go is needed to build the Kubernetes control plane for the end-to-end tests',
      {
        cause: error,
      },
    );
  });
  say('getting its Go modules');
  await go(['mod', 'download']);
  const total =
    (await go(['list', '-deps', '-mod=readonly', '.'])).split('\n').length - 1;
  say(
    `compiling up to ${total} packages (the first time takes minutes, all from the build cache takes seconds)`,
  );

  let compiled = 0;
  const progress = setInterval(
    () => say(`${seconds()} s, ${compiled} packages compiled`),
    15_000,
  );
  try {
    await go(
      [
        'build',
        '-v',
        '-mod=readonly',
        '-trimpath',
        '-buildvcs=false',
        ...program.flags,
        '-o',
        join(folder, program.name),
        '.',
      ],
      () => {
        compiled += 1;
      },
    );
  } finally {
    clearInterval(progress);
  }
  say(`built in ${seconds()} s`);
}

function hashOf(program: GoProgram): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([program.revision, program.flags]));
  for (const name of readdirSync(program.source).sort()) {
    if (/\.(go|mod|sum)$/.test(name)) {
      hash.update(`${name}\0`).update(readFileSync(join(program.source, name)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}

/** A binary is up to 150 MB and the sources change now and then: the newest is enough. */
function removeOlder(cache: string, name: string, keep: string): void {
  for (const entry of readdirSync(cache)) {
    const path = join(cache, entry);
    if (
      entry.startsWith(`${name}-`) &&
      !entry.endsWith('.lock') &&
      path !== keep
    ) {
      rmSync(path, { recursive: true, force: true });
    }
  }
}
