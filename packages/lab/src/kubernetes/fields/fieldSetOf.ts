import { FieldSet } from '../../world';
import { isRecord } from '../isRecord';
import { ATOMIC_LISTS, ATOMIC_MAPS, listKeys } from './listKeys';

/** Mutable while it is built. */
interface Tree {
  [key: string]: Tree;
}

/** Never owned by anybody: they name the object, or the server sets them. */
const UNOWNED: Readonly<Record<string, ReadonlySet<string>>> = {
  '': new Set(['apiVersion', 'kind']),
  metadata: new Set([
    'name',
    'namespace',
    'uid',
    'resourceVersion',
    'generation',
    'creationTimestamp',
    'deletionTimestamp',
    'managedFields',
    'selfLink',
    'generateName',
  ]),
};

/**
 * The fields that an object sets, in the form of `managedFields`.
 *
 * @internal
 */
export function fieldSetOf(object: Record<string, unknown>): FieldSet {
  return treeOf(object, '', 0);
}

function treeOf(
  record: Record<string, unknown>,
  parent: string,
  depth: number,
): Tree {
  const tree: Tree = {};
  const unowned = unownedAt(parent, depth);
  for (const [key, value] of Object.entries(record)) {
    if (unowned?.has(key) || value === undefined) continue;
    const below = treeOfValue(key, value, depth + 1);
    // An empty metadata after leaving out what nobody owns is not a field anybody set.
    if (depth === 0 && key === 'metadata' && isEmpty(below)) continue;
    tree[`f:${key}`] = below;
  }
  return tree;
}

function unownedAt(
  parent: string,
  depth: number,
): ReadonlySet<string> | undefined {
  if (depth === 0) return UNOWNED[''];
  return depth === 1 ? UNOWNED[parent] : undefined;
}

function treeOfValue(field: string, value: unknown, depth: number): Tree {
  if (isRecord(value)) {
    return ATOMIC_MAPS.has(field) ? {} : treeOf(value, field, depth);
  }
  if (!Array.isArray(value) || ATOMIC_LISTS.has(field)) return {};
  const keys = listKeys(field, value);
  if (!keys) return {};
  const tree: Tree = {};
  for (const item of value) {
    if (keys === 'set') tree[`v:${JSON.stringify(item)}`] = {};
    else if (isRecord(item)) {
      tree[itemKey(item, keys)] = { '.': {}, ...treeOf(item, '', depth + 2) };
    }
  }
  return tree;
}

/** `k:{"containerPort":80,"protocol":"TCP"}`; the protocol's default is part of the key. @internal */
export function itemKey(
  item: Record<string, unknown>,
  keys: readonly string[],
): string {
  const parts: Record<string, unknown> = {};
  for (const key of [...keys].sort()) {
    const value = item[key] ?? (key === 'protocol' ? 'TCP' : undefined);
    if (value !== undefined) parts[key] = value;
  }
  return `k:${JSON.stringify(parts)}`;
}

function isEmpty(tree: Tree): boolean {
  return Object.keys(tree).length === 0;
}
