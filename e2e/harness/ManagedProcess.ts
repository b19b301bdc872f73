import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import type { RunDirectory } from './RunDirectory.ts';

/** @internal */
export interface ProcessOptions {
  /** What it is called in log file names and messages. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly directory: RunDirectory;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Run it as another user; needs root. */
  readonly user?: { readonly uid: number; readonly gid: number };
}

const live = new Set<ManagedProcess>();

process.once('exit', () => live.forEach(each => each.killNow()));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(130));
}

/**
 * A server that a test started: its output goes to a log file, its id to a pid file, and it never outlives the test
 * process.
 *
 * @internal
 */
export class ManagedProcess {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  readonly #child: ChildProcess;
  readonly #directory: RunDirectory;
  readonly #exited: Promise<void>;
  #ended = false;

  private constructor(
    options: ProcessOptions,
    child: ChildProcess,
    pid: number,
    logFile: string,
  ) {
    this.name = options.name;
    this.pid = pid;
    this.logFile = logFile;
    this.#child = child;
    this.#directory = options.directory;
    this.#exited = new Promise(resolve => {
      child.once('exit', () => {
        this.#ended = true;
        live.delete(this);
        this.#directory.forgetProcess(this.name);
        resolve();
      });
    });
  }

  /** Starts the process. It has a process group of its own, so that its children end with it. */
  static async start(options: ProcessOptions): Promise<ManagedProcess> {
    const logFile = options.directory.file(`${options.name}.log`);
    const log = openSync(logFile, 'a');
    const child = spawn(options.command, options.args, {
      cwd: options.cwd ?? options.directory.path,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', log, log],
      detached: true,
      ...options.user,
    });
    closeSync(log);
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    if (child.pid === undefined) {
      throw new Error(`${options.name} has no process id`);
    }
    options.directory.recordProcess(options.name, child.pid);
    const started = new ManagedProcess(options, child, child.pid, logFile);
    live.add(started);
    // A test that forgets to stop a server must not hang: the exit handler above ends what is left.
    child.unref();
    return started;
  }

  get running(): boolean {
    return !this.#ended;
  }

  /** The last lines of the log, for error messages. */
  logTail(lines = 15): string {
    return this.readLog().trimEnd().split('\n').slice(-lines).join('\n');
  }

  /** All that it has written so far. */
  readLog(): string {
    return readFileSync(this.logFile, 'utf8');
  }

  /** Kills the process and its children at once, and returns when it is gone and its ports are free. */
  async kill(): Promise<void> {
    this.#child.ref();
    this.killNow();
    await this.#exited;
  }

  /** Asks the process to end, and returns when it has. Kills it after `graceMs`. */
  async terminate(
    signal: NodeJS.Signals = 'SIGTERM',
    graceMs = 10_000,
  ): Promise<void> {
    this.#child.ref();
    this.#signal(signal);
    const timer = setTimeout(() => this.killNow(), graceMs);
    await this.#exited;
    clearTimeout(timer);
  }

  killNow(): void {
    this.#signal('SIGKILL');
  }

  #signal(signal: NodeJS.Signals): void {
    if (this.#ended) {
      return;
    }
    try {
      process.kill(-this.pid, signal);
    } catch (error) {
      // It may have ended between the check and the call; anything else is worth knowing.
      if (
        !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
      ) {
        throw error;
      }
    }
  }
}
