import { KubernetesObject, ManagedFieldsEntry } from '../../world';
import { ApiRequest } from '../ApiRequest';
import { sameJson } from '../fields/sameJson';
import { isRecord } from '../isRecord';
import { alreadyExists, badRequest, modified, notFound } from '../refusals';
import { StatusError } from '../StatusError';
import { applyDefaults } from '../validation/applyDefaults';
import { checkObjectName } from '../validation/checkObjectName';
import { validateObject } from '../validation/validateObject';
import { formatTime } from './formatTime';
import { toStoredObject } from './toStoredObject';

/** What a write amounts to before it is stored. @internal */
export interface Write {
  readonly api: ApiRequest;
  readonly dryRun: boolean;
  /** The object as the client wants it. */
  readonly wanted: Record<string, unknown>;
  readonly previous: KubernetesObject | undefined;
  /** Makes the `managedFields` of the result out of it. */
  readonly manage: (
    after: Record<string, unknown>,
  ) => readonly ManagedFieldsEntry[];
}

/**
 * The one way into the store: what may be set is taken over, defaults are filled in, the result is checked and, unless it
 * is a dry run or changes nothing, stored.
 *
 * @throws StatusError 404 without its namespace, 409 for a stale version or a second object of the name, 422 if invalid.
 * @internal
 */
export function storeObject(write: Write): KubernetesObject {
  const { api, previous, dryRun } = write;
  const { kind, cluster, world } = api;
  const sent = isRecord(write.wanted.metadata) ? write.wanted.metadata : {};
  const name = api.name ?? nameOf(write, sent);
  checkVersion(write, sent, name);
  if (!previous) requireNamespace(api);
  const content = applyDefaults(kind, keepSubresource(write));
  const validated = { ...content, metadata: { ...sent, name } };
  if (!previous) checkObjectName(kind, name);
  validateObject(kind, name, validated, previous);

  const specChanged =
    previous !== undefined && !sameJson(previous.spec, content.spec);
  const stored = toStoredObject(validated, {
    name,
    ...(api.namespace === undefined ? {} : { namespace: api.namespace }),
    uid:
      previous?.metadata.uid ??
      world.random
        .fork(`uid ${kind.id} ${name} ${cluster.objects.version}`)
        .uuid(),
    resourceVersion: previous?.metadata.resourceVersion ?? '',
    generation: (previous?.metadata.generation ?? 1) + (specChanged ? 1 : 0),
    creationTimestamp:
      previous?.metadata.creationTimestamp ?? formatTime(world.clock.now()),
    ...(previous?.metadata.deletionTimestamp
      ? { deletionTimestamp: previous.metadata.deletionTimestamp }
      : {}),
    managedFields: write.manage(validated),
  });
  // A write that changes nothing is not stored, so nobody is told of it.
  if (previous && sameButTimes(previous, stored)) return previous;
  return dryRun ? stored : cluster.objects.put(kind.id, stored);
}

function nameOf(write: Write, sent: Record<string, unknown>): string {
  if (typeof sent.name === 'string' && sent.name !== '') return sent.name;
  if (typeof sent.generateName === 'string') {
    const { world, cluster } = write.api;
    const random = world.random.fork(`name ${cluster.objects.version}`);
    return `${sent.generateName}${random.suffix()}`;
  }
  throw new StatusError({
    code: 422,
    reason: 'Invalid',
    message: `resource name may not be empty`,
    details: {
      kind: write.api.kind.kind,
      causes: [
        {
          reason: 'FieldValueRequired',
          message: 'Required value: name or generateName is required',
          field: 'metadata.name',
        },
      ],
    },
  });
}

function checkVersion(
  write: Write,
  sent: Record<string, unknown>,
  name: string,
): void {
  const { previous, api } = write;
  if (!previous) {
    const taken = api.cluster.objects.get(api.kind.id, api.namespace, name);
    if (taken) throw alreadyExists(api.kind, name);
    if (sent.resourceVersion && api.name === undefined) {
      throw badRequest(
        'resourceVersion should not be set on objects to be created',
      );
    }
    // Applying or updating at a version that is gone.
    if (sent.resourceVersion) throw modified(api.kind, name);
    return;
  }
  const stale =
    typeof sent.resourceVersion === 'string' &&
    sent.resourceVersion !== '' &&
    sent.resourceVersion !== previous.metadata.resourceVersion;
  const other =
    typeof sent.uid === 'string' && sent.uid !== previous.metadata.uid;
  if (stale || other) throw modified(api.kind, name);
}

function requireNamespace(api: ApiRequest): void {
  if (api.namespace === undefined) return;
  const kind = { id: 'namespaces', group: '', plural: 'namespaces' };
  const namespace = api.cluster.objects.get(
    'namespaces',
    undefined,
    api.namespace,
  );
  if (!namespace) throw notFound(kind, api.namespace);
  if (namespace.metadata.deletionTimestamp) {
    throw new StatusError({
      code: 403,
      reason: 'Forbidden',
      message: `${api.kind.id} is forbidden: unable to create new content in namespace ${api.namespace} because it is being terminated`,
      details: { kind: api.kind.plural },
    });
  }
}

/** The main resource cannot set the status, and `/status` can set nothing else. */
function keepSubresource(write: Write): Record<string, unknown> {
  const { api, wanted, previous } = write;
  if (!api.kind.subresources.includes('status')) return { ...wanted };
  if (api.subresource === 'status') {
    return { ...previous, status: wanted.status };
  }
  const { status: _, ...rest } = wanted;
  return previous?.status === undefined
    ? rest
    : { ...rest, status: previous.status };
}

function sameButTimes(a: KubernetesObject, b: KubernetesObject): boolean {
  const plain = (object: KubernetesObject) => ({
    ...object,
    metadata: {
      ...object.metadata,
      generation: undefined,
      managedFields: object.metadata.managedFields?.map(
        ({ time: _, ...entry }) => entry,
      ),
    },
  });
  return sameJson(plain(a), plain(b));
}
