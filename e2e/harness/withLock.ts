import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, readStartTime } from './processTable.ts';

/**
 * Runs `work` while no other process holds the lock file. The lock of a process that has died counts for nothing.
 *
 * @internal
 */
export async function withLock<T>(
  file: string,
  work: () => Promise<T>,
): Promise<T> {
  mkdirSync(dirname(file), { recursive: true });
  while (!take(file)) {
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid} ${readStartTime(process.pid) ?? ''}`, {
      flag: 'wx',
    });
    return true;
  } catch {
    const [pid, startTime] = readHolder(file);
    if (pid !== undefined && startTime && !isRunning(Number(pid), startTime)) {
      rmSync(file, { force: true });
    }
    return false;
  }
}

function readHolder(file: string): readonly (string | undefined)[] {
  try {
    return readFileSync(file, 'utf8').split(' ');
  } catch {
    // Given back in the meantime.
    return [];
  }
}
