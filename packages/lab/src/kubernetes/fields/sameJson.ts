import { isRecord } from '../isRecord';

/**
 * Tells whether two JSON values are equal, whatever the order of keys.
 *
 * @internal
 */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => sameJson(item, b[i]));
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a).filter(key => a[key] !== undefined);
  const others = Object.keys(b).filter(key => b[key] !== undefined);
  return (
    keys.length === others.length &&
    keys.every(key => key in b && sameJson(a[key], b[key]))
  );
}
