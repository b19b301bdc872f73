import { writeFileSync } from 'node:fs';

/** @internal */
export interface KubeconfigEntry {
  /** Name of context and cluster. */
  readonly name: string;
  readonly url: string;
  /** PEM text; absent for plain http. */
  readonly ca?: string;
  readonly user: string;
  readonly token: string;
}

/**
 * Writes a kubeconfig with one context for each entry; the first is the current one. It is JSON, which is YAML as well.
 *
 * @internal
 */
export function writeKubeconfig(
  file: string,
  entries: readonly KubeconfigEntry[],
): void {
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: entries.map(entry => ({
      name: entry.name,
      cluster: {
        server: entry.url,
        'certificate-authority-data':
          entry.ca && Buffer.from(entry.ca).toString('base64'),
      },
    })),
    users: entries.map(entry => ({
      name: `${entry.user}@${entry.name}`,
      user: { token: entry.token },
    })),
    contexts: entries.map(entry => ({
      name: entry.name,
      context: { cluster: entry.name, user: `${entry.user}@${entry.name}` },
    })),
    'current-context': entries[0]?.name,
  };
  writeFileSync(file, JSON.stringify(config, undefined, 2), { mode: 0o600 });
}
