import {
  FieldSet,
  KubernetesObject,
  ManagedFieldsEntry,
  OwnerReference,
} from '../../world';
import { isRecord } from '../isRecord';

/** The metadata that the server decides. @internal */
export interface ServerMetadata {
  readonly name: string;
  readonly namespace?: string;
  readonly uid: string;
  readonly resourceVersion: string;
  readonly generation: number;
  readonly creationTimestamp: string;
  readonly deletionTimestamp?: string;
  readonly managedFields: readonly ManagedFieldsEntry[];
}

/**
 * Turns what a client sent into an object of the store: server-set metadata is the server's, the rest is taken over.
 *
 * @internal
 */
export function toStoredObject(
  sent: Record<string, unknown>,
  server: ServerMetadata,
): KubernetesObject {
  const metadata = isRecord(sent.metadata) ? sent.metadata : {};
  const labels = textMap(metadata.labels);
  const annotations = textMap(metadata.annotations);
  const owners = Array.isArray(metadata.ownerReferences)
    ? metadata.ownerReferences.filter(isOwnerReference)
    : [];
  const finalizers = Array.isArray(metadata.finalizers)
    ? metadata.finalizers.map(String)
    : [];
  const { apiVersion, kind, metadata: _, ...content } = sent;
  return {
    apiVersion: String(apiVersion),
    kind: String(kind),
    metadata: {
      name: server.name,
      ...(server.namespace === undefined
        ? {}
        : { namespace: server.namespace }),
      uid: server.uid,
      resourceVersion: server.resourceVersion,
      generation: server.generation,
      creationTimestamp: server.creationTimestamp,
      ...(server.deletionTimestamp
        ? { deletionTimestamp: server.deletionTimestamp }
        : {}),
      ...(labels ? { labels } : {}),
      ...(annotations ? { annotations } : {}),
      ...(owners.length > 0 ? { ownerReferences: owners } : {}),
      ...(finalizers.length > 0 ? { finalizers } : {}),
      managedFields: server.managedFields,
    },
    ...content,
  };
}

function textMap(value: unknown): Record<string, string> | undefined {
  if (!isRecord(value)) return undefined;
  const entries = Object.entries(value)
    .filter(([, text]) => text !== undefined && text !== null)
    .map(([key, text]) => [key, String(text)]);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function isOwnerReference(value: unknown): value is OwnerReference {
  return (
    isRecord(value) &&
    ['apiVersion', 'kind', 'name', 'uid'].every(
      key => typeof value[key] === 'string',
    )
  );
}

/** Tells whether a value has the form of a field set. @internal */
export function isFieldSet(value: unknown): value is FieldSet {
  return isRecord(value) && Object.values(value).every(isFieldSet);
}
