import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildGoProgram } from '../buildGoProgram.ts';
import { runCommand } from '../runCommand.ts';

/** @internal */
export type KubernetesProgram =
  | 'etcd'
  | 'kube-apiserver'
  | 'kube-controller-manager'
  | 'kube-scheduler'
  | 'kubectl'
  | 'kwok';

const PROGRAMS: readonly KubernetesProgram[] = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubectl',
  'kwok',
];

const STAGES_FILE = 'kwok-stages.yaml';

/**
 * Where a program of the control plane lies. `KUBEBUILDER_ASSETS` is looked at first, as everybody's tests do; what it
 * does not have (usually all but etcd, kube-apiserver and kubectl) comes from our own program, which is built if needed.
 *
 * @internal
 */
export async function resolveProgram(name: KubernetesProgram): Promise<string> {
  const assets = process.env.KUBEBUILDER_ASSETS;
  if (assets && existsSync(join(assets, name))) {
    return join(assets, name);
  }
  return join(await buildControlPlane(), name);
}

/**
 * The file with kwok's Stage documents, which bring nodes and pods up at once.
 *
 * @internal
 */
export async function resolveStagesFile(): Promise<string> {
  return join(await buildControlPlane(), STAGES_FILE);
}

/**
 * Builds `e2e/kubernetes` and returns the folder with a link for each program.
 *
 * @internal
 */
export function buildControlPlane(): Promise<string> {
  const source = join(import.meta.dirname, '..', '..', 'kubernetes');
  return buildGoProgram({
    name: 'kube',
    source,
    revision: 1,
    flags: ['-tags', 'grpcnotrace', '-ldflags', linkerFlags(source)],
    addFiles: async folder => {
      for (const program of PROGRAMS) {
        symlinkSync('kube', join(folder, program));
      }
      const stages = await runCommand(join(folder, 'kube'), ['kwok-stages']);
      writeFileSync(join(folder, STAGES_FILE), stages);
    },
  });
}

/** Clients read the version that the API server reports; without these flags it reports an unreleased one. */
function linkerFlags(source: string): string {
  const version = /k8s\.io\/kubernetes (v(\d+)\.(\d+)\.\d+)/.exec(
    readFileSync(join(source, 'go.mod'), 'utf8'),
  );
  if (!version) {
    throw new Error(
      'e2e/kubernetes/go.mod does not name a version of k8s.io/kubernetes',
    );
  }
  const values = [
    `gitVersion=${version[1]}`,
    `gitMajor=${version[2]}`,
    `gitMinor=${version[3]}`,
    'gitTreeState=archive',
    'gitCommit=',
  ];
  const assignments = [
    'k8s.io/component-base/version',
    'k8s.io/client-go/pkg/version',
  ].flatMap(place => values.map(value => `-X ${place}.${value}`));
  return ['-s', '-w', ...assignments].join(' ');
}
