import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildGoProgram } from '../buildGoProgram.ts';
import { runCommand } from '../runCommand.ts';

// Both carry their definitions only as YAML files; the experimental channel is the standard one plus newer fields.
const MODULES = [
  'example.invalid/network-policy-api-v1alpha1',
  'sigs.k8s.io/network-policy-api',
] as const;
const CHANNEL = join('config', 'crd', 'experimental');

/**
 * Installs Cilium's custom resource definitions, AdminNetworkPolicy, BaselineAdminNetworkPolicy and ClusterNetworkPolicy,
 * and returns their names once the API serves them.
 *
 * @internal
 */
export async function installCustomResourceDefinitions(
  kubeconfig: string,
): Promise<readonly string[]> {
  const folder = await buildInstaller();
  const manifests = readdirSync(folder).filter(name => name.endsWith('.yaml'));
  const output = await runCommand(join(folder, 'crds'), [
    `--kubeconfig=${kubeconfig}`,
    ...manifests.map(name => join(folder, name)),
  ]);
  return output.trim().split('\n').sort();
}

/**
 * Builds `e2e/crds` and returns the folder with the program and the YAML files that it installs.
 *
 * @internal
 */
export function buildInstaller(): Promise<string> {
  return buildGoProgram({
    name: 'crds',
    source: join(import.meta.dirname, '..', '..', 'crds'),
    revision: 1,
    flags: ['-ldflags', '-s -w'],
    addFiles: copyManifests,
  });
}

async function copyManifests(folder: string, source: string): Promise<void> {
  const list = await runCommand(
    'go',
    ['list', '-m', '-f', '{{.Dir}}', ...MODULES],
    { cwd: source },
  );
  for (const directory of list.trim().split('\n')) {
    const manifests = join(directory, CHANNEL);
    for (const name of readdirSync(manifests)) {
      if (name.startsWith('policy.networking.k8s.io_')) {
        copyFileSync(join(manifests, name), join(folder, name));
      }
    }
  }
}
