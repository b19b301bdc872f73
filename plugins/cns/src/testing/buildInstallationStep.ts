import type { InstallationStep } from 'backstage-plugin-cns-common';

/** One step of the installation, in place. @internal */
export function buildInstallationStep(
  overrides: Partial<InstallationStep> = {},
): InstallationStep {
  return {
    cluster: 'prod-eu',
    id: 'cilium',
    group: 'cilium',
    state: 'ok',
    sentence: 'Cilium 1.16.4 runs on all 3 nodes.',
    evidence: [
      {
        upstream: { kind: 'kubernetes', name: 'prod-eu' },
        text: 'DaemonSet kube-system/cilium: 3 of 3 ready',
        at: '2026-05-04T13:30:00.000Z',
      },
    ],
    ...overrides,
  };
}
