import { listKeys } from '../fields/listKeys';
import { itemKey } from '../fields/fieldSetOf';
import { isRecord } from '../isRecord';

/**
 * Kubernetes' own merge patch: like {@link mergePatch}, but lists with keys are merged item by item, and `$patch` says
 * `replace` or `delete`.
 *
 * @internal
 */
export function strategicMergePatch(
  target: unknown,
  patch: unknown,
  field = '',
): unknown {
  if (Array.isArray(patch)) return patchList(target, patch, field);
  if (!isRecord(patch)) return patch;
  const { $patch: directive, ...rest } = patch;
  if (directive === 'replace') return rest;
  const out: Record<string, unknown> = isRecord(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(rest)) {
    if (key === '$retainKeys') continue;
    const deletion = /^\$deleteFromPrimitiveList\/(.+)$/.exec(key);
    const order = key.startsWith('$setElementOrder/');
    if (deletion) {
      const list = out[deletion[1]];
      if (Array.isArray(list) && Array.isArray(value)) {
        out[deletion[1]] = list.filter(item => !value.includes(item));
      }
    } else if (order) {
      // The lab keeps the order that the items have.
    } else if (value === null) delete out[key];
    else out[key] = strategicMergePatch(out[key], value, key);
  }
  return out;
}

function patchList(
  target: unknown,
  patch: readonly unknown[],
  field: string,
): unknown {
  const keys = listKeys(field, patch);
  const live: readonly unknown[] = Array.isArray(target) ? target : [];
  const replaces = patch.some(
    item => isRecord(item) && item.$patch === 'replace',
  );
  if (!keys || replaces) {
    return patch.filter(item => !(isRecord(item) && '$patch' in item));
  }
  if (keys === 'set') return [...new Set([...live, ...patch])];
  const keyOf = (item: unknown) => (isRecord(item) ? itemKey(item, keys) : '');
  const out = [...live];
  for (const item of patch) {
    const at = out.findIndex(other => keyOf(other) === keyOf(item));
    if (isRecord(item) && item.$patch === 'delete') {
      if (at >= 0) out.splice(at, 1);
    } else if (at < 0) out.push(strategicMergePatch({}, item));
    else out[at] = strategicMergePatch(out[at], item);
  }
  return out;
}
