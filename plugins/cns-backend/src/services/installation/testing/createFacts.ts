import { UpstreamProblem } from 'backstage-plugin-cns-common';
import { ClusterController } from '../../../cluster-state/ClusterObjects';
import { Fact, InstallationFacts } from '../InstallationFacts';

export const AT = '2026-11-23T00:00:00.000Z';

/** Something that is known. @internal */
export function known<T>(value: T): Fact<T> {
  return { state: 'known', value, at: AT };
}

/** Something that could not be asked. @internal */
export function unknown(message = 'It does not answer.'): {
  readonly state: 'unknown';
  readonly problem: UpstreamProblem;
} {
  return {
    state: 'unknown',
    problem: {
      upstream: { kind: 'kubernetes', name: 'prod-eu' },
      code: 'timeout',
      message,
      hint: 'Try again.',
    },
  };
}

/** Cilium's agents, three of three ready, except what is said. @internal */
export function createAgents(
  over: Partial<ClusterController> = {},
): ClusterController {
  return {
    kind: 'DaemonSet',
    namespace: 'kube-system',
    name: 'cilium',
    labels: { 'k8s-app': 'cilium' },
    podLabels: { 'k8s-app': 'cilium' },
    containers: [
      { name: 'cilium-agent', image: 'quay.io/cilium/cilium:v1.20.2' },
    ],
    desired: 3,
    ready: 3,
    updated: 3,
    ...over,
  };
}

/** Cilium's operator, ready, except what is said. @internal */
export function createOperator(
  over: Partial<ClusterController> = {},
): ClusterController {
  return createAgents({
    kind: 'Deployment',
    name: 'cilium-operator',
    podLabels: { 'io.cilium/app': 'operator' },
    desired: 1,
    ready: 1,
    ...over,
  });
}

/** The ConfigMap `cilium-config` of a cluster where all is well, except what is said. @internal */
export function createCiliumConfig(data: Record<string, string> = {}) {
  return {
    namespace: 'kube-system',
    data: {
      'policy-audit-mode': 'false',
      'enable-hubble': 'true',
      'hubble-metrics':
        'dns flow:sourceContext=namespace;destinationContext=namespace',
      ...data,
    },
  };
}

/** Facts of a cluster where every step is ok, except what is said. @internal */
export function createFacts(
  over: Partial<Omit<InstallationFacts, 'cilium'>> & {
    readonly cilium?: Partial<InstallationFacts['cilium']>;
  } = {},
): InstallationFacts {
  return {
    cluster: 'prod-eu',
    prometheus: {
      version: known('2.53.3'),
      flows: known({
        kind: 'usable',
        source: { kind: 'namespace', label: 'source', workload: undefined },
        destination: {
          kind: 'namespace',
          label: 'destination',
          workload: undefined,
        },
      }),
      scrapedAgents: known(3),
    },
    connection: {
      ...known({
        projects: ['platform/prod-eu'],
        agents: [
          {
            name: 'prod-eu',
            project: 'platform/prod-eu',
            tokens: [{ name: 'a', active: true, lastUsedAt: AT }],
          },
        ],
        certificateClusters: [],
      }),
      host: 'gitlab.test',
      project: 'platform/prod-eu',
      webUrl: 'https://gitlab.test/platform/prod-eu',
    },
    managementProject: known({
      host: 'gitlab.test',
      project: 'platform/prod-eu',
      role: 'management',
      path: 'platform/prod-eu',
      webUrl: 'https://gitlab.test/platform/prod-eu',
      defaultBranch: 'main',
      pipeline: {
        id: 812,
        status: 'success',
        ref: 'main',
        sha: 'abc',
        createdAt: AT,
        updatedAt: AT,
        webUrl: 'https://gitlab.test/platform/prod-eu/-/pipelines/812',
      },
      jobs: [],
      deployments: [],
    }),
    now: Date.parse(AT) + 60_000,
    freshness: [],
    ...over,
    cilium: {
      agents: known([createAgents()]),
      operators: known([createOperator()]),
      configs: known([createCiliumConfig()]),
      nodes: known(3),
      ...over.cilium,
    },
  };
}
