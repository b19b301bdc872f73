import { KubernetesObject } from '../../world';
import { ApiRequest } from '../ApiRequest';
import { isRecord } from '../isRecord';
import { parseText } from './readObjectBody';
import { parseSelection } from '../selectors/parseSelection';
import { StatusError } from '../StatusError';
import { formatTime } from './formatTime';

/**
 * `DELETE` of one object.
 *
 * @returns the answer: a `Status`, or the object itself while it is being finalised (namespaces).
 * @throws StatusError 409 if a precondition does not hold.
 * @internal
 */
export async function deleteObject(
  api: ApiRequest,
  previous: KubernetesObject,
): Promise<Record<string, unknown>> {
  const options = parseText((await api.request.text()) || '{}');
  const conditions =
    isRecord(options) && isRecord(options.preconditions)
      ? options.preconditions
      : {};
  const { metadata } = previous;
  for (const field of ['uid', 'resourceVersion'] as const) {
    const wanted = conditions[field];
    if (wanted !== undefined && wanted !== metadata[field]) {
      throw new StatusError({
        code: 409,
        reason: 'Conflict',
        message: `Operation cannot be fulfilled on ${api.kind.id} "${
          metadata.name
        }": Precondition failed: ${field} in precondition: ${String(
          wanted,
        )}, ${field} in object meta: ${metadata[field]}`,
        details: { name: metadata.name, kind: api.kind.plural },
      });
    }
  }
  const dryRun =
    api.query.get('dryRun') === 'All' ||
    (isRecord(options) && Array.isArray(options.dryRun));
  if (!dryRun) removeFromWorld(api, previous);
  if (api.kind.id === 'namespaces') {
    return (
      api.cluster.objects.get('namespaces', undefined, metadata.name) ??
      previous
    );
  }
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: {
      name: metadata.name,
      ...(api.kind.group ? { group: api.kind.group } : {}),
      kind: api.kind.plural,
      uid: metadata.uid,
    },
  };
}

/** `DELETE` of a collection; answers with the list of what was deleted. @internal */
export function deleteCollection(api: ApiRequest): readonly KubernetesObject[] {
  const test = parseSelection(api.query, api.kind);
  const doomed = api.cluster.objects
    .list(api.kind.id, api.namespace)
    .filter(object => !test || test(object));
  if (api.query.get('dryRun') !== 'All') {
    for (const object of doomed) removeFromWorld(api, object);
  }
  return doomed;
}

function removeFromWorld(api: ApiRequest, object: KubernetesObject): void {
  const { cluster, world, kind } = api;
  const { name, namespace } = object.metadata;
  if (kind.id !== 'namespaces') {
    cluster.objects.remove(kind.id, namespace, name);
    return;
  }
  // A namespace first empties itself; that takes the real controller a moment too.
  if (object.metadata.deletionTimestamp) return;
  cluster.objects.put('namespaces', {
    ...object,
    metadata: {
      ...object.metadata,
      deletionTimestamp: formatTime(world.clock.now()),
    },
    status: { phase: 'Terminating' },
  });
  world.clock.schedule(300, () => {
    for (const other of cluster.kinds) {
      if (!other.namespaced || other.virtual) continue;
      for (const content of cluster.objects.list(other.id, name)) {
        cluster.objects.remove(other.id, name, content.metadata.name);
      }
    }
    cluster.objects.remove('namespaces', undefined, name);
  });
}
