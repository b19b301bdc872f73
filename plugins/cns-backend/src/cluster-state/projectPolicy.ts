import { PolicyKindName } from 'backstage-plugin-cns-common';
import {
  isRecord,
  recordAt,
  recordsAt,
  textAt,
  textMapAt,
} from '../clients/kubernetes/fields';
import { KubernetesObject } from '../clients/kubernetes/KubernetesClient';
import { ClusterPolicy, FieldManager } from './ClusterObjects';

/**
 * Reduces a policy object: all of it stays, but `managedFields`, which is most of its size, becomes a short list.
 *
 * @param context - what the items of a typed list leave out
 * @internal
 */
export function projectPolicy(
  object: KubernetesObject,
  context: { readonly kind: PolicyKindName; readonly apiVersion: string },
): ClusterPolicy | undefined {
  const metadata = recordAt(object, 'metadata');
  const name = textAt(metadata, 'name');
  if (!metadata || name === undefined) {
    return undefined;
  }
  const { managedFields: _, ...shownMetadata } = metadata;
  const { apiVersion: stated, kind: __, metadata: ___, ...rest } = object;
  const apiVersion = typeof stated === 'string' ? stated : context.apiVersion;
  return {
    kind: context.kind,
    apiVersion,
    namespace: textAt(metadata, 'namespace'),
    name,
    uid: textAt(metadata, 'uid') ?? '',
    resourceVersion: textAt(metadata, 'resourceVersion') ?? '',
    createdAt: textAt(metadata, 'creationTimestamp'),
    labels: textMapAt(metadata, 'labels'),
    annotations: textMapAt(metadata, 'annotations'),
    managers: recordsAt(metadata, 'managedFields').map(readManager),
    // In the order in which people write it.
    manifest: {
      apiVersion,
      kind: context.kind,
      metadata: shownMetadata,
      ...rest,
    },
  };
}

/** Whether two versions of a policy are the same one. @internal */
export function equalPolicies(a: ClusterPolicy, b: ClusterPolicy): boolean {
  return (
    a.uid === b.uid &&
    a.resourceVersion === b.resourceVersion &&
    a.resourceVersion !== ''
  );
}

/**
 * Whether two versions of one policy differ in nothing that somebody wanted: only in the status, which Cilium writes.
 *
 * @internal
 */
export function isStatusOnly(a: ClusterPolicy, b: ClusterPolicy): boolean {
  return a.uid === b.uid && intent(a) === intent(b);
}

function intent({ manifest }: ClusterPolicy): string {
  const { status: _, metadata, ...rest } = manifest;
  const {
    resourceVersion: __,
    generation: ___,
    ...kept
  } = isRecord(metadata) ? metadata : {};
  return JSON.stringify([kept, rest]);
}

function readManager(entry: KubernetesObject): FieldManager {
  const fields = entry.fieldsV1;
  return {
    manager: textAt(entry, 'manager') ?? 'unknown',
    operation: textAt(entry, 'operation') ?? 'Update',
    at: textAt(entry, 'time'),
    subresource: textAt(entry, 'subresource') || undefined,
    ownsSpec: isRecord(fields) && ('f:spec' in fields || 'f:specs' in fields),
  };
}
