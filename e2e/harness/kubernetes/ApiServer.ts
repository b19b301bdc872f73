import { readFileSync, writeFileSync } from 'node:fs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort } from '../findFreePorts.ts';
import { HttpClient } from '../http/HttpClient.ts';
import { ManagedProcess } from '../ManagedProcess.ts';
import type { RunDirectory } from '../RunDirectory.ts';
import { waitUntil } from '../waitUntil.ts';
import { AuditLog } from './AuditLog.ts';
import { createCredentials, type Credentials } from './createCredentials.ts';
import type { Etcd } from './Etcd.ts';
import { resolveProgram } from './resolveProgram.ts';

/** @internal */
export interface ApiServerOptions {
  readonly name: string;
  readonly directory: RunDirectory;
  readonly etcd: Etcd;
  /** Further flags, such as `--max-requests-inflight=1`. */
  readonly flags: readonly string[];
}

/**
 * A kube-apiserver that can be stopped and started again on the same address with the same data.
 *
 * @internal
 */
export class ApiServer {
  readonly url: string;
  readonly credentials: Credentials;
  readonly auditFile: string;
  readonly #options: ApiServerOptions;
  readonly #port: number;
  #process: ManagedProcess | undefined;

  private constructor(options: ApiServerOptions, port: number) {
    this.#options = options;
    this.#port = port;
    // Not localhost: the certificate that the server makes for itself does not name it.
    this.url = `https://127.0.0.1:${port}`;
    this.credentials = createCredentials(options.directory.file(options.name));
    this.auditFile = options.directory.file(options.name, 'audit.log');
  }

  static async create(options: ApiServerOptions): Promise<ApiServer> {
    const server = new ApiServer(options, await findFreePort());
    AuditLog.writePolicy(server.#file('audit-policy.json'));
    return server;
  }

  /** Starts it and returns when it answers that it is ready. */
  async start(): Promise<void> {
    const { name, directory, etcd, flags } = this.#options;
    const { tokenFile, serviceAccountKeyFile, certificateFolder } =
      this.credentials;
    const started = await ManagedProcess.start({
      name: `${name}-kube-apiserver`,
      command: await resolveProgram('kube-apiserver'),
      directory,
      args: [
        `--etcd-servers=${etcd.url}`,
        `--etcd-prefix=/${name}`,
        '--bind-address=127.0.0.1',
        `--secure-port=${this.#port}`,
        `--cert-dir=${certificateFolder}`,
        '--service-account-issuer=https://kubernetes.default.svc',
        `--service-account-signing-key-file=${serviceAccountKeyFile}`,
        `--service-account-key-file=${serviceAccountKeyFile}`,
        `--token-auth-file=${tokenFile}`,
        '--authorization-mode=RBAC',
        '--endpoint-reconciler-type=none',
        '--service-cluster-ip-range=10.0.0.0/24',
        `--audit-policy-file=${this.#file('audit-policy.json')}`,
        `--audit-log-path=${this.auditFile}`,
        ...flags,
      ],
    });
    this.#process = started;
    await waitUntil(
      `the API server of ${name}`,
      async () => {
        if (!existsSync(this.#file('apiserver.crt'))) {
          return false;
        }
        const client = new HttpClient({ url: this.url, ca: this.ca() });
        return (
          (await client.request('/readyz', { timeoutMs: 2_000 })).status === 200
        );
      },
      { processes: [started, etcd.process], timeoutMs: 60_000 },
    );
  }

  /** Kills it; open connections are cut. */
  async stop(): Promise<void> {
    await this.#process?.kill();
    this.#process = undefined;
  }

  /** PEM text: the server's certificate, then that of its authority. */
  ca(): string {
    return readFileSync(this.#file('apiserver.crt'), 'utf8');
  }

  /** A file with the authority's certificate alone, as the controllers want it. */
  writeCaFile(): string {
    const end = '-----END CERTIFICATE-----\n';
    const [, authority = ''] = this.ca().split(end);
    const file = this.#file('ca.crt');
    writeFileSync(file, authority + end);
    return file;
  }

  #file(name: string): string {
    return join(this.#options.directory.file(this.#options.name), name);
  }
}
