import { KubernetesObject } from './KubernetesClient';

/** Tells whether a value is a JSON object. @internal */
export function isRecord(value: unknown): value is KubernetesObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value below the given keys, or `undefined` where one is missing. @internal */
export function valueAt(from: unknown, ...keys: readonly string[]): unknown {
  let at = from;
  for (const key of keys) {
    if (!isRecord(at)) {
      return undefined;
    }
    at = at[key];
  }
  return at;
}

/** The object below the given keys; anything else is `undefined`. @internal */
export function recordAt(
  from: unknown,
  ...keys: readonly string[]
): KubernetesObject | undefined {
  const value = valueAt(from, ...keys);
  return isRecord(value) ? value : undefined;
}

/** The text below the given keys; anything else is `undefined`. @internal */
export function textAt(
  from: unknown,
  ...keys: readonly string[]
): string | undefined {
  const value = valueAt(from, ...keys);
  return typeof value === 'string' ? value : undefined;
}

/** The number below the given keys, or 0. @internal */
export function countAt(from: unknown, ...keys: readonly string[]): number {
  const value = valueAt(from, ...keys);
  return typeof value === 'number' ? value : 0;
}

/** The objects of the list below the given keys. @internal */
export function recordsAt(
  from: unknown,
  ...keys: readonly string[]
): readonly KubernetesObject[] {
  const value = valueAt(from, ...keys);
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** The texts of the object below the given keys, such as labels. @internal */
export function textMapAt(
  from: unknown,
  ...keys: readonly string[]
): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [key, value] of Object.entries(recordAt(from, ...keys) ?? {})) {
    if (typeof value === 'string') {
      texts[key] = value;
    }
  }
  return texts;
}
