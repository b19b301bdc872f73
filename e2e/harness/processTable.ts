import { readFileSync } from 'node:fs';

/**
 * When a process started, as the kernel counts it (clock ticks since boot), or `undefined` if there is no such process.
 * Together with the process id it names one process for good, also after the id has been given to another.
 *
 * @internal
 */
export function readStartTime(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses and may hold spaces; the start time is field 22.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

/**
 * Whether that process, and not a later one with the same id, is still there.
 *
 * @internal
 */
export function isRunning(pid: number, startTime: string): boolean {
  return startTime !== '' && readStartTime(pid) === startTime;
}
