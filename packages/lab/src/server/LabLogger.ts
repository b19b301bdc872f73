/**
 * What the lab says about itself.
 *
 * @public
 */
export interface LabLogger {
  debug(message: string): void;
  info(message: string): void;
  error(message: string): void;
}

/**
 * Writes lines to standard error; `debug` only when asked for.
 *
 * @internal
 */
export function createStderrLogger(verbose: boolean): LabLogger {
  const write = (level: string) => (message: string) => {
    process.stderr.write(`lab ${level} ${message}\n`);
  };
  return {
    debug: verbose ? write('debug') : () => undefined,
    info: write('info'),
    error: write('error'),
  };
}
