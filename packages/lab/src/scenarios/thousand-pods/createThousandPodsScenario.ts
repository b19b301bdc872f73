import { Cluster } from '../../world';
import { addCilium, addKubeSystem } from '../build/addCilium';
import { BuildContext, DAY, HOUR } from '../build/BuildContext';
import { CILIUM_KINDS, TIER_KINDS } from '../build/ciliumKinds';
import { ClusterBuilder } from '../build/ClusterBuilder';
import { createGitlabState } from '../build/createGitlabState';
import { talks, workload } from '../build/traffic';
import { ScenarioContent, ScenarioSize } from '../Scenario';
import { createSizedPolicy } from './createSizedPolicy';

const PODS_PER_WORKLOAD = 10;
const WORKLOADS_PER_NAMESPACE = 10;
/** Enough traffic for a page; more would only make Prometheus slow to start. */
const TALKING_NAMESPACES = 20;

/**
 * A world of a given size: pods and policies are spread evenly over the clusters, each cluster is named `cluster-<n>`.
 *
 * @remarks
 * In namespace `team-000` of every cluster runs `orders`, which the catalog's component `orders` is bound to.
 *
 * @internal
 */
export function createThousandPodsScenario(
  context: BuildContext,
  size: ScenarioSize,
): ScenarioContent {
  const clusters: Cluster[] = [];
  for (let i = 0; i < size.clusters; i += 1) {
    clusters.push(
      createSizedCluster(context, i, {
        pods: share(size.pods, size.clusters, i),
        policies: share(size.policies, size.clusters, i),
      }),
    );
  }
  return {
    clusters: new Map(clusters.map(cluster => [cluster.name, cluster])),
    gitlab: createGitlabState(),
  };
}

/** The i-th of `parts` as equal as possible parts of `total`. */
function share(total: number, parts: number, i: number): number {
  return Math.floor(total / parts) + (i < total % parts ? 1 : 0);
}

function createSizedCluster(
  context: BuildContext,
  index: number,
  size: { readonly pods: number; readonly policies: number },
): Cluster {
  const nodes = Math.max(1, Math.ceil(size.pods / 100));
  const builder = new ClusterBuilder(context, {
    name: `cluster-${index + 1}`,
    version: 'v1.37.2',
    index,
  }).addNodes(Math.min(nodes, 250));
  addKubeSystem(builder);
  addCilium(builder, {
    version: '1.20.2',
    auditMode: false,
    hubbleMetrics: [
      'flow:sourceContext=namespace;destinationContext=namespace',
    ],
    monitor: false,
    age: 40 * DAY,
  });
  const namespaces = addWorkloads(builder, size.pods);
  for (let i = 0; i < size.policies; i += 1) {
    builder.addPolicy(createSizedPolicy(i, namespaces), {
      age: 10 * DAY,
      authors: [{ manager: 'helm' }],
    });
  }
  return builder.build([...CILIUM_KINDS, ...TIER_KINDS]);
}

/** @returns the number of namespaces. */
function addWorkloads(builder: ClusterBuilder, pods: number): number {
  const workloads = Math.ceil(pods / PODS_PER_WORKLOAD);
  let left = pods;
  for (let i = 0; i < workloads; i += 1) {
    const number = Math.floor(i / WORKLOADS_PER_NAMESPACE);
    const namespace = namespaceName(number);
    const position = i % WORKLOADS_PER_NAMESPACE;
    if (position === 0) {
      builder.addNamespace(namespace, {
        labels: { team: `team-${number % 50}` },
        annotations: {
          'backstage-cns/owner':
            number === 0
              ? 'group:default/team-orders'
              : `group:default/team-${number % 50}`,
        },
      });
    }
    const name = workloadName(number, position);
    builder.addWorkload({
      kind: 'Deployment',
      namespace,
      name,
      replicas: Math.min(PODS_PER_WORKLOAD, left),
      labels: {
        'backstage.io/kubernetes-id': name,
        tier: position < 2 ? 'edge' : 'core',
      },
      containers: [
        {
          name,
          image: `registry.gitlab.example/${namespace}/${name}:1.${position}.0`,
          ports: [{ name: 'http', port: 8080 }],
        },
      ],
      service: { port: 80, targetPort: 'http' },
      podAge: 30 * HOUR,
    });
    if (position > 0 && number < TALKING_NAMESPACES) {
      builder.addTraffic(
        talks(
          workload(`${namespace}/${workloadName(number, position - 1)}`),
          workload(`${namespace}/${name}`),
          8080,
          1 + (i % 7),
        ),
      );
    }
    left -= PODS_PER_WORKLOAD;
  }
  return Math.max(1, Math.ceil(workloads / WORKLOADS_PER_NAMESPACE));
}

function namespaceName(number: number): string {
  return `team-${String(number).padStart(3, '0')}`;
}

function workloadName(namespace: number, position: number): string {
  return namespace === 0 && position === 0
    ? 'orders'
    : `app-${namespace}-${position}`;
}
