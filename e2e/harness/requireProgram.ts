import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The path of a program that a Debian package brings. If it is missing, the error says how to get it.
 *
 * @internal
 */
export function requireProgram(
  name: string,
  folders: readonly string[] = [],
): string {
  const found = [...folders, ...(process.env.PATH ?? '').split(delimiter)]
    .map(folder => join(folder, name))
    .find(isExecutable);
  if (found === undefined) {
    throw new Error(`${name} is not installed; run e2e/install.sh as root`);
  }
  return found;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
