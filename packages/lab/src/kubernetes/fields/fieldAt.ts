import { isRecord } from '../isRecord';
import { sameJson } from './sameJson';

/**
 * The value that a path of a field set leads to; `undefined` if it leads nowhere.
 *
 * @internal
 */
export function fieldAt(root: unknown, path: readonly string[]): unknown {
  let value = root;
  for (const part of path) {
    if (part === '.') continue;
    if (part.startsWith('f:')) {
      value = isRecord(value) ? value[part.slice(2)] : undefined;
    } else {
      value = Array.isArray(value)
        ? value.find(item => matchesPart(item, part))
        : undefined;
    }
    if (value === undefined) return undefined;
  }
  return value;
}

/**
 * Tells whether a field has another value in another object; a list item itself only by being there or not.
 *
 * @internal
 */
export function fieldDiffers(
  a: unknown,
  b: unknown,
  path: readonly string[],
): boolean {
  const one = fieldAt(a, path);
  const other = fieldAt(b, path);
  return path.at(-1) === '.'
    ? (one === undefined) !== (other === undefined)
    : !sameJson(one, other);
}

/**
 * The same tree without the field that a path leads to; containers that become empty by it go too.
 *
 * @internal
 */
export function withoutField(value: unknown, path: readonly string[]): unknown {
  const [part, ...rest] = path.filter(step => step !== '.');
  if (part === undefined) return undefined;
  if (Array.isArray(value)) {
    const items = value.flatMap(item => {
      if (!matchesPart(item, part)) return [item];
      if (rest.length === 0) return [];
      return [withoutField(item, rest) ?? {}];
    });
    return items.length === 0 ? undefined : items;
  }
  const key = part.slice(2);
  if (!isRecord(value) || !(key in value)) return value;
  const { [key]: below, ...others } = value;
  const left = rest.length === 0 ? undefined : withoutField(below, rest);
  if (left !== undefined) return { ...value, [key]: left };
  return Object.keys(others).length === 0 ? undefined : others;
}

function matchesPart(item: unknown, part: string): boolean {
  const wanted: unknown = JSON.parse(part.slice(2));
  if (part.startsWith('v:')) return item === wanted;
  return (
    isRecord(item) &&
    isRecord(wanted) &&
    Object.entries(wanted).every(
      ([key, value]) =>
        (item[key] ?? (key === 'protocol' ? 'TCP' : undefined)) === value,
    )
  );
}
