import { join } from 'node:path';
import { REPOSITORY_ROOT } from '../repositoryRoot.ts';
import { runCommand } from '../runCommand.ts';
import { withLock } from '../withLock.ts';

/**
 * Builds the frontend for production into `packages/app/dist`, from where the backend serves it, as `npm start` does. Does
 * nothing when the sources are those of the last build.
 *
 * @internal
 */
export async function buildApp(): Promise<void> {
  await withLock(
    join(REPOSITORY_ROOT, '.cache', 'app-build.lock'),
    async () => {
      await runCommand(
        process.execPath,
        [join(REPOSITORY_ROOT, 'scripts', 'buildApp.mjs')],
        { cwd: REPOSITORY_ROOT, timeoutMs: 900_000 },
      );
    },
  );
}
