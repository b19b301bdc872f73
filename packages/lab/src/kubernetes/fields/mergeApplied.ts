import { isRecord } from '../isRecord';
import { itemKey } from './fieldSetOf';
import { ATOMIC_LISTS, ATOMIC_MAPS, listKeys } from './listKeys';

/**
 * Lays an applied configuration over the live object: maps and keyed lists are merged, everything else is replaced.
 *
 * @internal
 */
export function mergeApplied(
  live: unknown,
  applied: unknown,
  field = '',
): unknown {
  if (isRecord(live) && isRecord(applied) && !ATOMIC_MAPS.has(field)) {
    const out: Record<string, unknown> = { ...live };
    for (const [key, value] of Object.entries(applied)) {
      out[key] = mergeApplied(live[key], value, key);
    }
    return out;
  }
  if (
    Array.isArray(live) &&
    Array.isArray(applied) &&
    !ATOMIC_LISTS.has(field)
  ) {
    const keys = listKeys(field, applied);
    if (keys === 'set') return [...new Set([...live, ...applied])];
    if (keys) return mergeLists(live, applied, keys);
  }
  return applied;
}

function mergeLists(
  live: readonly unknown[],
  applied: readonly unknown[],
  keys: readonly string[],
): unknown[] {
  const keyOf = (item: unknown) => (isRecord(item) ? itemKey(item, keys) : '');
  const out = [...live];
  for (const item of applied) {
    const at = out.findIndex(other => keyOf(other) === keyOf(item));
    if (at < 0) out.push(item);
    else out[at] = mergeApplied(out[at], item);
  }
  return out;
}
