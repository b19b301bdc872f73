import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { findFreePort } from '../findFreePorts.ts';
import { listAt, textAt } from '../http/at.ts';
import { HttpClient } from '../http/HttpClient.ts';
import { ManagedProcess } from '../ManagedProcess.ts';
import { REPOSITORY_ROOT } from '../repositoryRoot.ts';
import { RunDirectory } from '../RunDirectory.ts';
import { waitUntil } from '../waitUntil.ts';
import { buildApp } from './buildApp.ts';
import {
  createBackstageConfig,
  type BackstageConfigOptions,
} from './createBackstageConfig.ts';

/** @internal */
export interface BackstageOptions
  extends Omit<
    BackstageConfigOptions,
    'url' | 'port' | 'catalogFile' | 'user'
  > {
  /** What is in the catalog. */
  readonly entities?: readonly object[];
  /** Or a file that has it, and references of entities to wait for (`component:default/web`), since it may point to more files. */
  readonly catalog?: {
    readonly file: string;
    readonly awaited: readonly string[];
  };
  /** Who visitors are signed in as. Default `user:default/guest`. */
  readonly user?: string;
  /** Changes the configuration last; for keys that have no option here. */
  readonly adjustConfig?: (config: object) => object;
  /** Whether pages are wanted, or only the backend's API. Default true; builds the frontend if it has changed. */
  readonly frontend?: boolean;
}

/** A running portal. @internal */
export interface Backstage {
  /** Pages and API have the same address. */
  readonly url: string;
  /** The backend's API as the signed-in user; `as('')` for nobody. */
  readonly api: HttpClient;
  readonly logFile: string;
  stop(): Promise<void>;
}

const BACKEND = join(REPOSITORY_ROOT, 'packages', 'backend');

/**
 * Starts the repository's own backend from its sources, which also serves the built frontend, and returns when it is ready
 * and the catalog holds the entities.
 *
 * @internal
 */
export async function startBackstage(
  options: BackstageOptions,
): Promise<Backstage> {
  const {
    entities = [],
    user = 'user:default/guest',
    frontend = true,
  } = options;
  if (frontend) {
    await buildApp();
  }
  const directory = RunDirectory.create('backstage');
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const ownCatalogFile = directory.file('catalog.yaml');
  writeFileSync(
    ownCatalogFile,
    entities.map(entity => JSON.stringify(entity)).join('\n---\n'),
  );
  const catalogFile = options.catalog?.file ?? ownCatalogFile;
  const config = createBackstageConfig({
    ...options,
    url,
    port,
    catalogFile,
    user,
  });
  const configFile = directory.file('app-config.yaml');
  writeFileSync(
    configFile,
    JSON.stringify(options.adjustConfig?.(config) ?? config, undefined, 2),
  );

  // What `backstage-cli package start` runs, without its watching for changed files.
  const require = createRequire(join(BACKEND, 'package.json'));
  const started = await ManagedProcess.start({
    name: 'backstage',
    command: process.execPath,
    args: [
      '--no-node-snapshot',
      '--enable-source-maps',
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      join(BACKEND, 'src', 'index.ts'),
      '--config',
      configFile,
    ],
    directory,
    cwd: BACKEND,
    env: { NODE_ENV: 'development', NO_COLOR: '1' },
  });
  const waiting = {
    processes: [started],
    timeoutMs: 120_000,
    intervalMs: 250,
    // In development a backend whose plugins failed to start goes on, never ready.
    giveUp: () =>
      /Backend startup failed[^]{0,2000}/.exec(started.readLog())?.[0],
  };
  const anonymous = new HttpClient({ url });
  await waitUntil(
    'the backend',
    async () =>
      (await anonymous.request('/.backstage/health/v1/readiness')).status ===
      200,
    waiting,
  );
  const api = anonymous.as(await signIn(anonymous));
  await waitUntil(
    'the catalog',
    async () => {
      const awaited = options.catalog?.awaited ?? entities.map(toReference);
      const found = await api.request('/api/catalog/entities/by-refs', {
        method: 'POST',
        body: { entityRefs: awaited },
      });
      const items = listAt(found.json, 'items');
      return items.length === awaited.length && items.every(Boolean);
    },
    waiting,
  );
  return { url, api, logFile: started.logFile, stop: () => started.kill() };
}

/** What the sign-in page does for a guest; gives the token of a Backstage user. */
async function signIn(anonymous: HttpClient): Promise<string> {
  const answer = await anonymous.request('/api/auth/guest/refresh', {
    method: 'POST',
    headers: { 'x-requested-with': 'XMLHttpRequest' },
  });
  const token = textAt(answer.json, 'backstageIdentity', 'token');
  if (!token) {
    throw new Error(`the guest was not let in: ${answer.text}`);
  }
  return token;
}

function toReference(entity: object): string {
  const kind = textAt(entity, 'kind').toLowerCase();
  const namespace = textAt(entity, 'metadata', 'namespace') || 'default';
  return `${kind}:${namespace}/${textAt(entity, 'metadata', 'name')}`;
}
