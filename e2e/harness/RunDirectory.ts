import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning, readStartTime } from './processTable.ts';

interface ProcessRecord {
  readonly pid: number;
  readonly startTime: string;
}

const ROOT = join(tmpdir(), 'backstage-cns-e2e');

/**
 * A temporary folder for everything that one part of a test run writes: data, configuration, logs, and one file per
 * process with its id.
 *
 * @remarks
 * The folder goes away when the test process ends well. When a test failed it stays, without its subfolder `data`, and its
 * path is printed. When the test process itself was killed, the next run ends the processes that it left behind and
 * removes the folder.
 *
 * @internal
 */
export class RunDirectory {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /** Makes a new folder; `name` only says what it is for. */
  static create(name: string): RunDirectory {
    sweepAbandonedRuns();
    // Others may pass through but not list: PostgreSQL runs as a user of its own inside.
    mkdirSync(ROOT, { recursive: true, mode: 0o711 });
    const directory = new RunDirectory(
      join(ROOT, `${name}-${process.pid}-${randomBytes(3).toString('hex')}`),
    );
    mkdirSync(directory.path);
    chmodSync(directory.path, 0o711);
    directory.#write('owner.json', toRecord(process.pid));
    process.once('exit', code => directory.#finish(code));
    return directory;
  }

  /** The path of a file or folder inside. */
  file(...segments: readonly string[]): string {
    return join(this.path, ...segments);
  }

  /** Makes a folder inside and returns its path. */
  folder(...segments: readonly string[]): string {
    const path = this.file(...segments);
    mkdirSync(path, { recursive: true });
    return path;
  }

  /** Notes a process, so that a later run can end it if this one cannot. */
  recordProcess(name: string, pid: number): void {
    this.folder('pids');
    this.#write(join('pids', `${name}.json`), toRecord(pid));
  }

  /** Forgets a process that has ended. */
  forgetProcess(name: string): void {
    rmSync(this.file('pids', `${name}.json`), { force: true });
  }

  #write(name: string, value: unknown): void {
    writeFileSync(this.file(name), JSON.stringify(value));
  }

  #finish(exitCode: number): void {
    if (exitCode === 0) {
      rmSync(this.path, { recursive: true, force: true, maxRetries: 3 });
    } else {
      // All its processes are dead by now; without these records no later run takes this folder for an abandoned one.
      for (const name of ['pids', 'owner.json', 'data']) {
        rmSync(this.file(name), {
          recursive: true,
          force: true,
          maxRetries: 3,
        });
      }
      process.stderr.write(`logs of this run: ${this.path}\n`);
    }
  }
}

function toRecord(pid: number): ProcessRecord {
  return { pid, startTime: readStartTime(pid) ?? '' };
}

function readRecord(file: string): ProcessRecord | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (
      typeof value === 'object' &&
      value !== null &&
      'pid' in value &&
      typeof value.pid === 'number' &&
      'startTime' in value &&
      typeof value.startTime === 'string'
    ) {
      return { pid: value.pid, startTime: value.startTime };
    }
  } catch {
    // A run that is just starting has not written its records yet.
  }
  return undefined;
}

/** Ends what a killed test process left running, and removes its folders. Folders of failed runs, which have no pids, stay. */
function sweepAbandonedRuns(): void {
  for (const run of listNames(ROOT)) {
    const path = join(ROOT, run);
    const owner = readRecord(join(path, 'owner.json'));
    if (owner && !isRunning(owner.pid, owner.startTime)) {
      const records = listNames(join(path, 'pids')).map(name =>
        readRecord(join(path, 'pids', name)),
      );
      for (const record of records) {
        // Only the very process that was recorded: its id may belong to somebody else by now.
        if (record && isRunning(record.pid, record.startTime)) {
          process.kill(-record.pid, 'SIGKILL');
        }
      }
      if (records.length > 0) {
        rmSync(path, { recursive: true, force: true, maxRetries: 3 });
      }
    }
  }
}

function listNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
