import { appendFileSync } from 'node:fs';
import { HttpClient } from '../http/HttpClient.ts';
import { runCommand } from '../runCommand.ts';
import type { RunDirectory } from '../RunDirectory.ts';
import type { ApiServer } from './ApiServer.ts';
import { AuditLog } from './AuditLog.ts';
import type { KubernetesUser, Tokens } from './createCredentials.ts';
import type { Etcd } from './Etcd.ts';
import { installCustomResourceDefinitions } from './installCustomResourceDefinitions.ts';
import { resolveProgram } from './resolveProgram.ts';
import { writeKubeconfig } from './writeKubeconfig.ts';

/** @internal */
export interface ClusterParts {
  readonly name: string;
  readonly directory: RunDirectory;
  readonly etcd: Etcd;
  readonly apiServer: ApiServer;
  readonly podLogFile: string;
  /** Ends all processes of this cluster. */
  readonly stop: () => Promise<void>;
  /** Starts one more cluster on the same etcd. */
  readonly startAnother: (
    options: AnotherClusterOptions,
  ) => Promise<KubernetesCluster>;
}

/** @internal */
export interface AnotherClusterOptions {
  readonly name: string;
  readonly workloads?: boolean;
}

/**
 * A running cluster, and what a test wants from it.
 *
 * @internal
 */
export class KubernetesCluster {
  readonly name: string;
  readonly url: string;
  readonly tokens: Tokens;
  /** PEM text of the certificate authority. */
  readonly ca: string;
  readonly audit: AuditLog;
  readonly #parts: ClusterParts;

  constructor(parts: ClusterParts) {
    this.#parts = parts;
    this.name = parts.name;
    this.url = parts.apiServer.url;
    this.tokens = parts.apiServer.credentials.tokens;
    this.ca = parts.apiServer.ca();
    this.audit = new AuditLog(parts.apiServer.auditFile, this.client('admin'));
  }

  /** Plain HTTP as one of the users. */
  client(user: KubernetesUser = 'admin'): HttpClient {
    return new HttpClient({
      url: this.url,
      ca: this.ca,
      token: this.tokens[user],
    });
  }

  /** The path of a kubeconfig whose only context is this cluster as that user. */
  kubeconfig(user: KubernetesUser = 'admin'): string {
    const file = this.#parts.directory.file(this.name, `${user}.kubeconfig`);
    writeKubeconfig(file, [
      {
        name: this.name,
        url: this.url,
        ca: this.ca,
        user,
        token: this.tokens[user],
      },
    ]);
    return file;
  }

  /** Runs kubectl as one of the users and returns what it printed. `input` is for `-f -`. */
  async kubectl(
    args: readonly string[],
    options: { readonly user?: KubernetesUser; readonly input?: string } = {},
  ): Promise<string> {
    const kubeconfig = this.kubeconfig(options.user);
    return runCommand(
      await resolveProgram('kubectl'),
      [`--kubeconfig=${kubeconfig}`, ...args],
      {
        input: options.input,
      },
    );
  }

  /** Installs the policy kinds that Kubernetes does not bring itself, and Cilium's objects. Returns their names. */
  async installCustomResourceDefinitions(): Promise<readonly string[]> {
    return installCustomResourceDefinitions(this.kubeconfig());
  }

  /** Adds a line to the log that all pods of this cluster share. */
  writePodLog(line: string): void {
    const time = new Date().toISOString().replace('Z', '000000Z');
    appendFileSync(this.#parts.podLogFile, `${time} stdout F ${line}\n`);
  }

  /** Takes the API server down; connections are cut and refused until `startApiServer`. */
  async stopApiServer(): Promise<void> {
    await this.#parts.apiServer.stop();
  }

  /** Brings the API server back on the same address with the same objects. */
  async startApiServer(): Promise<void> {
    await this.#parts.apiServer.start();
  }

  /** Makes every resourceVersion and every continue token up to now too old: they are answered with 410 from here on. */
  async expireHistory(): Promise<void> {
    // The API server would answer from its own memory of the last changes, so that has to go as well.
    await this.stopApiServer();
    await this.#parts.etcd.compact();
    await this.startApiServer();
  }

  /** Starts one more cluster on the same etcd, with other users, and nothing in common. */
  async startAnother(
    options: AnotherClusterOptions,
  ): Promise<KubernetesCluster> {
    return this.#parts.startAnother(options);
  }

  /** Kills everything, with the clusters that were started from this one. */
  async stop(): Promise<void> {
    await this.#parts.stop();
  }
}
