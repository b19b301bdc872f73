import { fieldAt } from '../kubernetes/fields/fieldAt';
import { isRecord } from '../kubernetes/isRecord';
import { formatTime } from '../kubernetes/verbs/formatTime';
import {
  securityLabelsOf,
  toCiliumEndpoint,
  toCiliumIdentity,
} from '../scenarios/build/toEndpointObjects';
import { ObjectFactory } from '../scenarios/build/ObjectFactory';
import { Clock, Cluster, KubernetesObject, Random } from '../world';

/**
 * Puts a new pod in the place of one that is gone, from the present template of its controller, if that still exists.
 *
 * @internal
 */
export function createReplacementPod(options: {
  readonly cluster: Cluster;
  readonly clock: Clock;
  readonly random: Random;
  readonly pod: KubernetesObject;
}): void {
  const { cluster, clock, random, pod } = options;
  const { objects } = cluster;
  const { namespace, labels, ownerReferences } = pod.metadata;
  const owner = ownerReferences?.[0];
  const template = owner && templateOf(cluster, namespace, owner);
  if (!owner || !template || namespace === undefined) return;
  const now = clock.now();
  const spec = isRecord(template.spec) ? template.spec : {};
  const status = isRecord(pod.status) ? pod.status : {};
  const statuses = Array.isArray(status.containerStatuses)
    ? status.containerStatuses.filter(isRecord)
    : [];
  const name =
    owner.kind === 'StatefulSet'
      ? pod.metadata.name
      : `${owner.name}-${random.suffix()}`;
  const stored = objects.put('pods', {
    ...pod,
    metadata: {
      ...pod.metadata,
      name,
      uid: random.uuid(),
      creationTimestamp: formatTime(now),
      labels: { ...labels, ...template.labels },
      annotations: template.annotations,
    },
    spec: { ...spec, nodeName: fieldAt(pod, ['f:spec', 'f:nodeName']) },
    status: {
      ...status,
      startTime: formatTime(now),
      containerStatuses: statuses.map(item => ({
        ...item,
        ready: true,
        restartCount: 0,
        state: { running: { startedAt: formatTime(now) } },
        lastState: {},
      })),
    },
  });
  if (spec.hostNetwork !== true) addEndpoint(cluster, stored, random, now);
}

interface PodTemplate {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly spec: unknown;
}

/** Of the Deployment where there is one, because the ReplicaSet's is that of the last rollout. */
function templateOf(
  cluster: Cluster,
  namespace: string | undefined,
  owner: { readonly kind: string; readonly name: string },
): PodTemplate | undefined {
  const resource = `${owner.kind.toLowerCase()}s.apps`;
  const direct = cluster.objects.get(resource, namespace, owner.name);
  const above = direct?.metadata.ownerReferences?.[0];
  const controller = above
    ? cluster.objects.get('deployments.apps', namespace, above.name)
    : direct;
  const template = fieldAt(controller, ['f:spec', 'f:template']);
  if (!isRecord(template)) return undefined;
  return {
    labels: textsAt(template, 'labels'),
    annotations: textsAt(template, 'annotations'),
    spec: template.spec,
  };
}

function textsAt(template: unknown, field: string): Record<string, string> {
  const value = fieldAt(template, ['f:metadata', `f:${field}`]);
  return isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, text]) => [key, String(text)]),
      )
    : {};
}

function addEndpoint(
  cluster: Cluster,
  pod: KubernetesObject,
  random: Random,
  now: number,
): void {
  const { objects } = cluster;
  const namespace = pod.metadata.namespace ?? '';
  if (!objects.get('daemonsets.apps', 'kube-system', 'cilium')) return;
  const factory = new ObjectFactory(
    {
      clock: { now: () => now, schedule: () => () => undefined },
      random,
      startedAt: now,
    },
    pod.metadata.uid,
  );
  const labels = securityLabelsOf({
    cluster: cluster.name,
    namespace,
    namespaceLabels:
      objects.get('namespaces', undefined, namespace)?.metadata.labels ?? {},
    serviceAccount: String(
      fieldAt(pod, ['f:spec', 'f:serviceAccountName']) ?? 'default',
    ),
    podLabels: pod.metadata.labels ?? {},
  });
  const wanted = labels.join(',');
  const identities = objects.list('ciliumidentities.cilium.io');
  const known = identities.find(
    identity =>
      Object.entries(recordAt(identity, 'security-labels'))
        .map(([key, value]) => `${key}=${String(value)}`)
        .sort()
        .join(',') === wanted,
  );
  const id = known
    ? Number(known.metadata.name)
    : Math.max(999, ...identities.map(item => Number(item.metadata.name))) + 7;
  if (!known) {
    objects.put(
      'ciliumidentities.cilium.io',
      factory.create(toCiliumIdentity(id, namespace, labels, 0)),
    );
  }
  objects.put(
    'ciliumendpoints.cilium.io',
    factory.create(
      toCiliumEndpoint({
        namespace,
        pod: pod.metadata.name,
        podUid: pod.metadata.uid,
        ip: String(fieldAt(pod, ['f:status', 'f:podIP'])),
        hostIp: String(fieldAt(pod, ['f:status', 'f:hostIP'])),
        endpointId: random.int(5000, 60_000),
        identity: id,
        securityLabels: labels,
        age: 0,
      }),
    ),
  );
}

function recordAt(
  object: KubernetesObject,
  field: string,
): Record<string, unknown> {
  const value = object[field];
  return isRecord(value) ? value : {};
}
