import { HttpClient } from '../http/HttpClient.ts';
import { at } from '../http/at.ts';
import { findFreePorts } from '../findFreePorts.ts';
import { ManagedProcess } from '../ManagedProcess.ts';
import type { RunDirectory } from '../RunDirectory.ts';
import { resolveProgram } from './resolveProgram.ts';

/**
 * The store under one or more API servers.
 *
 * @internal
 */
export class Etcd {
  readonly url: string;
  readonly process: ManagedProcess;

  private constructor(url: string, started: ManagedProcess) {
    this.url = url;
    this.process = started;
  }

  /** Starts it with an empty folder. It is not ready yet: API servers wait for it themselves. */
  static async start(directory: RunDirectory): Promise<Etcd> {
    const [clientPort, peerPort] = await findFreePorts(2);
    const url = `http://127.0.0.1:${clientPort}`;
    const peerUrl = `http://127.0.0.1:${peerPort}`;
    const started = await ManagedProcess.start({
      name: 'etcd',
      command: await resolveProgram('etcd'),
      directory,
      args: [
        `--data-dir=${directory.file('data', 'etcd')}`,
        '--unsafe-no-fsync',
        '--log-level=warn',
        `--listen-client-urls=${url}`,
        `--advertise-client-urls=${url}`,
        `--listen-peer-urls=${peerUrl}`,
        `--initial-advertise-peer-urls=${peerUrl}`,
        `--initial-cluster=default=${peerUrl}`,
      ],
    });
    return new Etcd(url, started);
  }

  /** Forgets all versions of all objects but the present ones, as the API server has it done every five minutes. */
  async compact(): Promise<void> {
    const client = new HttpClient({ url: this.url });
    const range = await client.request('/v3/kv/range', {
      method: 'POST',
      body: { key: 'AA==' },
    });
    const revision = at(range.json, 'header', 'revision');
    const answer = await client.request('/v3/kv/compaction', {
      method: 'POST',
      body: { revision, physical: true },
    });
    if (answer.status !== 200) {
      throw new Error(
        `etcd refused to compact revision ${String(revision)}: ${answer.text}`,
      );
    }
  }
}
