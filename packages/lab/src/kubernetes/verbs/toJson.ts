import { KubernetesObject, ManagedFieldsEntry } from '../../world';

const known = new WeakMap<readonly ManagedFieldsEntry[], string>();

/**
 * Writes an object. The same as `JSON.stringify`, but the `managedFields` that the pods of a workload share, nearly half
 * of a pod's text, are written once.
 *
 * @param object - `apiVersion` and `kind` are left out when `bare`, as in lists of built-in kinds.
 * @internal
 */
export function toJson(object: KubernetesObject, bare = false): string {
  const { apiVersion, kind, metadata, ...content } = object;
  const { managedFields, ...others } = metadata;
  const parts = bare
    ? []
    : [
        `"apiVersion":${JSON.stringify(apiVersion)}`,
        `"kind":${JSON.stringify(kind)}`,
      ];
  const managed = managedFields
    ? `,"managedFields":${textOf(managedFields)}`
    : '';
  parts.push(`"metadata":${JSON.stringify(others).slice(0, -1)}${managed}}`);
  const rest = JSON.stringify(content).slice(1, -1);
  if (rest !== '') parts.push(rest);
  return `{${parts.join(',')}}`;
}

function textOf(entries: readonly ManagedFieldsEntry[]): string {
  const text = known.get(entries) ?? JSON.stringify(entries);
  known.set(entries, text);
  return text;
}
