import { spawn } from 'node:child_process';

/** @internal */
export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Text for its standard input. */
  readonly input?: string;
  readonly user?: { readonly uid: number; readonly gid: number };
  /** Default 60,000. */
  readonly timeoutMs?: number;
  /** Called with each line that it writes to standard error, for progress. */
  readonly onErrorLine?: (line: string) => void;
}

/**
 * Runs a command to its end and returns what it wrote to standard output. A status other than 0 is an error that carries
 * what it wrote to standard error.
 *
 * @internal
 */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: 'pipe',
    timeout: options.timeoutMs ?? 60_000,
    killSignal: 'SIGKILL',
    ...options.user,
  });
  const output: string[] = [];
  const errors: string[] = [];
  child.stdout
    .setEncoding('utf8')
    .on('data', (text: string) => output.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors.push(text);
    text
      .split('\n')
      .filter(Boolean)
      .forEach(line => options.onErrorLine?.(line));
  });
  // A command that does not read its input closes the pipe; that is not this function's failure.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  const status = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(String(code ?? signal)));
  });
  if (status !== '0') {
    const said = errors.join('').trim().split('\n').slice(-20).join('\n');
    throw new Error(
      `${command} ${args.join(' ')} ended with ${status}: ${said}`,
    );
  }
  return output.join('');
}
