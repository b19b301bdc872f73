import { parseAllDocuments } from 'yaml';
import { fieldSetOf } from '../kubernetes/fields/fieldSetOf';
import { isRecord } from '../kubernetes/isRecord';
import { formatTime } from '../kubernetes/verbs/formatTime';
import { toStoredObject } from '../kubernetes/verbs/toStoredObject';
import {
  Cluster,
  DeliveryTarget,
  GitlabProject,
  resourceKinds,
  World,
} from '../world';

/** What a pipeline of the lab needs from the push to the cluster. */
const DELAY_MS = 3000;

const POLICY_KINDS = {
  networkPolicy: 'NetworkPolicy',
  ciliumNetworkPolicy: 'CiliumNetworkPolicy',
} as const;

/**
 * Makes `World.deliver`: what a project's default branch says about policies reaches its clusters, as the deploy job of
 * Auto DevOps or one with kubectl would bring it.
 *
 * @internal
 */
export function createDelivery(
  world: Omit<World, 'deliver'>,
): (projectId: number) => void {
  return projectId => {
    world.clock.schedule(DELAY_MS, () => {
      const project = world.gitlab.projects.get(projectId);
      if (!project) return;
      for (const target of project.delivery) {
        const cluster = world.clusters.get(target.cluster);
        if (!cluster) continue;
        for (const manifest of manifestsOf(project, target)) {
          applyManifest(world, cluster, target, manifest);
        }
      }
    });
  };
}

/** The files at the head of a project's default branch. @internal */
export function headTree(project: GitlabProject): ReadonlyMap<string, string> {
  const { branches, commits, defaultBranch } = project.repository;
  return commits.get(branches.get(defaultBranch) ?? '')?.tree ?? new Map();
}

/** The policies that a target's way of deploying makes out of the repository; files that cannot be read give none. @internal */
export function manifestsOf(
  project: GitlabProject,
  target: DeliveryTarget,
): readonly Record<string, unknown>[] {
  const tree = headTree(project);
  if (target.type === 'manifests') {
    const folder = `${target.path ?? ''}/`;
    return [...tree]
      .filter(([path]) => path.startsWith(folder) && /\.ya?ml$/.test(path))
      .flatMap(([, text]) => parseDocuments(text));
  }
  const [values] = parseDocuments(
    tree.get('.gitlab/auto-deploy-values.yaml') ?? '',
  );
  return Object.entries(POLICY_KINDS).flatMap(([key, kind]) => {
    const block = values?.[key];
    if (!isRecord(block) || block.enabled !== true) return [];
    const alerts = isRecord(block.alerts) && block.alerts.enabled === true;
    return [
      {
        kind,
        metadata: {
          name: `${target.release}-auto-deploy`,
          labels: chartLabels(project, target.release),
          annotations: {
            'meta.helm.sh/release-name': target.release,
            'meta.helm.sh/release-namespace': target.namespace,
            ...(alerts ? { 'app.gitlab.com/alert': 'true' } : {}),
          },
        },
        spec: block.spec,
      },
    ];
  });
}

function chartLabels(
  project: GitlabProject,
  release: string,
): Record<string, string> {
  const chart = 'auto-deploy-app-2.104.0';
  return {
    app: release,
    chart,
    release,
    heritage: 'Helm',
    'app.kubernetes.io/name': project.path,
    'helm.sh/chart': chart,
    'app.kubernetes.io/managed-by': 'Helm',
    'app.kubernetes.io/instance': release,
  };
}

function parseDocuments(text: string): readonly Record<string, unknown>[] {
  return parseAllDocuments(text).flatMap(document => {
    if (document.errors.length > 0) return [];
    const value: unknown = document.toJS();
    return isRecord(value) ? [value] : [];
  });
}

function applyManifest(
  world: Omit<World, 'deliver'>,
  cluster: Cluster,
  target: DeliveryTarget,
  manifest: Record<string, unknown>,
): void {
  const kind = resourceKinds.find(
    candidate =>
      candidate.kind === manifest.kind &&
      cluster.kinds.some(served => served.id === candidate.id),
  );
  const metadata = isRecord(manifest.metadata) ? manifest.metadata : {};
  if (!kind || typeof metadata.name !== 'string') return;
  const namespace = kind.namespaced ? target.namespace : undefined;
  const previous = cluster.objects.get(kind.id, namespace, metadata.name);
  const now = formatTime(world.clock.now());
  cluster.objects.put(
    kind.id,
    toStoredObject(
      {
        ...manifest,
        apiVersion: kind.apiVersion,
        ...(previous?.status === undefined ? {} : { status: previous.status }),
      },
      {
        name: metadata.name,
        ...(namespace === undefined ? {} : { namespace }),
        uid:
          previous?.metadata.uid ??
          world.random.fork(`delivery ${now} ${metadata.name}`).uuid(),
        resourceVersion: '',
        generation: (previous?.metadata.generation ?? 0) + 1,
        creationTimestamp: previous?.metadata.creationTimestamp ?? now,
        managedFields: [
          {
            manager: target.type === 'auto-devops' ? 'helm' : 'kubectl',
            operation: target.type === 'auto-devops' ? 'Update' : 'Apply',
            apiVersion: kind.apiVersion,
            time: now,
            fieldsType: 'FieldsV1',
            fieldsV1: fieldSetOf(manifest),
          },
        ],
      },
    ),
  );
}
