import { randomBytes } from 'node:crypto';
import { chownSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort } from '../findFreePorts.ts';
import { ManagedProcess } from '../ManagedProcess.ts';
import { requireProgram } from '../requireProgram.ts';
import { runCommand } from '../runCommand.ts';
import { RunDirectory } from '../RunDirectory.ts';
import { waitUntil } from '../waitUntil.ts';

/** @internal */
export interface PostgresServer {
  readonly host: string;
  readonly port: number;
  /** May create databases. */
  readonly user: string;
  readonly password: string;
  /** A connection string for the database `postgres`. */
  readonly url: string;
  /** Runs SQL with psql and returns the rows, their columns separated by `|`. */
  sql(statement: string): Promise<string>;
  stop(): Promise<void>;
}

const DEBIAN_FOLDER = '/usr/lib/postgresql';

/**
 * Starts Debian's PostgreSQL with an empty database cluster on a free port, and returns when it takes connections.
 *
 * @internal
 */
export async function startPostgres(): Promise<PostgresServer> {
  const directory = RunDirectory.create('postgres');
  const owner = await findOwner();
  const data = directory.folder('data', 'cluster');
  const user = 'cns';
  const password = randomBytes(12).toString('hex');
  const passwordFile = directory.file('data', 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner) {
    chownSync(data, owner.uid, owner.gid);
    chownSync(passwordFile, owner.uid, owner.gid);
  }
  await runCommand(
    postgresProgram('initdb'),
    [
      `--pgdata=${data}`,
      `--username=${user}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--no-locale',
      '--no-sync',
    ],
    { cwd: data, user: owner },
  );
  const host = '127.0.0.1';
  const port = await findFreePort();
  const started = await ManagedProcess.start({
    name: 'postgres',
    command: postgresProgram('postgres'),
    directory,
    cwd: data,
    user: owner,
    args: ['-D', data, '-h', host, '-p', String(port), '-k', data, '-F'],
  });
  const url = `postgresql://${user}:${password}@${host}:${port}/postgres`;
  const sql = (statement: string) =>
    runCommand(requireProgram('psql'), [
      '-XAtq',
      '-v',
      'ON_ERROR_STOP=1',
      '-c',
      statement,
      url,
    ]);
  await waitUntil(
    'PostgreSQL',
    async () => (await sql('select 1')).trim() === '1',
    {
      processes: [started],
    },
  );
  // SIGINT is PostgreSQL's fast shutdown; killed, it would leave shared memory behind.
  return {
    host,
    port,
    user,
    password,
    url,
    sql,
    stop: () => started.terminate('SIGINT'),
  };
}

function postgresProgram(name: string): string {
  return requireProgram(name, newestFolders());
}

/** Debian keeps the server's programs of each major version in a folder of its own, outside PATH. */
function newestFolders(): readonly string[] {
  try {
    return readdirSync(DEBIAN_FOLDER)
      .sort((a, b) => Number(b) - Number(a))
      .map(version => join(DEBIAN_FOLDER, version, 'bin'));
  } catch {
    return [];
  }
}

/** PostgreSQL refuses to run as root; then it runs as the user that its package made. */
async function findOwner(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async option =>
      Number(await runCommand('id', [option, 'postgres'])),
    ),
  );
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}
