import { FieldSet } from '../../world';

/** Fields of either. @internal */
export function unite(a: FieldSet, b: FieldSet): FieldSet {
  const out: Record<string, FieldSet> = { ...a };
  for (const [key, below] of Object.entries(b)) {
    out[key] = out[key] ? unite(out[key], below) : below;
  }
  return out;
}

/** Leaves of `a` that are not in `b`. A leaf of `b` also takes away everything below it. @internal */
export function subtract(a: FieldSet, b: FieldSet): FieldSet {
  const out: Record<string, FieldSet> = {};
  for (const [key, below] of Object.entries(a)) {
    if (!Object.hasOwn(b, key)) out[key] = below;
    else if (!isLeaf(below) && !isLeaf(b[key])) {
      const rest = subtract(below, b[key]);
      if (!isLeaf(rest)) out[key] = rest;
    }
  }
  return out;
}

/** Leaves of both; where one is a leaf and the other goes deeper, the deeper one. @internal */
export function intersect(a: FieldSet, b: FieldSet): FieldSet {
  const out: Record<string, FieldSet> = {};
  for (const [key, below] of Object.entries(a)) {
    if (!Object.hasOwn(b, key)) continue;
    if (isLeaf(below)) out[key] = b[key];
    else if (isLeaf(b[key])) out[key] = below;
    else {
      const both = intersect(below, b[key]);
      if (!isLeaf(both)) out[key] = both;
    }
  }
  return out;
}

/** A set without fields, or the end of a path. @internal */
export function isLeaf(set: FieldSet): boolean {
  return Object.keys(set).length === 0;
}

/** The paths to all leaves. @internal */
export function leavesOf(set: FieldSet): readonly (readonly string[])[] {
  return Object.entries(set).flatMap(([key, below]) =>
    isLeaf(below) ? [[key]] : leavesOf(below).map(path => [key, ...path]),
  );
}

/** The set of exactly these paths. @internal */
export function fieldSetOfPaths(
  paths: readonly (readonly string[])[],
): FieldSet {
  return paths.reduce<FieldSet>(
    (set, path) =>
      unite(
        set,
        path.reduceRight<FieldSet>((below, key) => ({ [key]: below }), {}),
      ),
    {},
  );
}

/** As conflicts name a field: `.spec.template.spec.containers[name="web"].image`. @internal */
export function formatPath(path: readonly string[]): string {
  return path
    .filter(part => part !== '.')
    .map(part => {
      const text = part.slice(2);
      if (part.startsWith('f:')) return `.${text}`;
      if (part.startsWith('v:')) return `[=${text}]`;
      const keys: unknown = JSON.parse(text);
      return `[${Object.entries(keys ?? {})
        .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
        .join(',')}]`;
    })
    .join('');
}
