import { Document, isAlias, isMap, isNode, isScalar, isSeq } from 'yaml';
import { ReadLimits } from './ReadLimits';

/**
 * Why a parsed document cannot be turned into a plain value.
 *
 * @internal
 */
export class YamlValueError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Turns a parsed YAML document into plain objects, lists and scalars, counting what aliases expand to.
 *
 * @remarks
 * The package's own conversion bounds aliases by a ratio, which refuses some honest documents and says nothing a person
 * can act on; this one bounds the size of the result.
 *
 * @throws YamlValueError when a limit is passed or an alias has no anchor.
 *
 * @internal
 */
export function yamlToValue(
  document: Document.Parsed,
  limits: ReadLimits,
  onDuplicateKey: (key: string, offset: number) => void,
): unknown {
  let nodes = 0;
  // What each anchor stands for and how many values that is; undefined while its value is still being read.
  const anchors = new Map<
    string,
    { readonly value: unknown; readonly nodes: number } | undefined
  >();

  function count(more: number): void {
    nodes += more;
    if (nodes > limits.nodes) {
      throw new YamlValueError(
        'too-many-nodes',
        `The document holds more than ${limits.nodes} values once its aliases are replaced. Split it, or write the repeated parts out.`,
      );
    }
  }

  function convert(node: unknown, depth: number): unknown {
    count(1);
    if (depth > limits.depth) {
      throw new YamlValueError(
        'too-deep',
        `The document nests deeper than ${limits.depth} levels. No Kubernetes object does.`,
      );
    }
    if (isAlias(node)) return resolve(node.source);
    const before = nodes;
    const anchor = isNode(node) && 'anchor' in node ? node.anchor : undefined;
    if (anchor !== undefined) anchors.set(anchor, undefined);
    const value = convertContent(node, depth);
    if (anchor !== undefined) {
      anchors.set(anchor, { value, nodes: nodes - before + 1 });
    }
    return value;
  }

  function convertContent(node: unknown, depth: number): unknown {
    if (isScalar(node)) return node.value;
    if (isSeq(node)) return node.items.map(item => convert(item, depth + 1));
    if (isMap(node)) return convertMap(node.items, depth);
    return undefined;
  }

  function resolve(anchor: string): unknown {
    const target = anchors.get(anchor);
    if (target !== undefined) {
      count(target.nodes);
      return target.value;
    }
    throw anchors.has(anchor)
      ? new YamlValueError(
          'recursive-alias',
          `The alias *${anchor} stands inside the value that it refers to.`,
        )
      : new YamlValueError(
          'unknown-alias',
          `The alias *${anchor} refers to an anchor that is not there.`,
        );
  }

  function convertMap(
    items: readonly { readonly key: unknown; readonly value: unknown }[],
    depth: number,
  ): Record<string, unknown> {
    const entries = new Map<string, unknown>();
    const merged = new Map<string, unknown>();
    for (const { key, value } of items) {
      const name = keyText(key);
      // The package reads an unquoted << as a symbol.
      if (isScalar(key) && typeof key.value === 'symbol') {
        merge(merged, convert(value, depth + 1));
        continue;
      }
      if (entries.has(name)) {
        onDuplicateKey(name, isScalar(key) ? key.range?.[0] ?? 0 : 0);
      }
      entries.set(name, convert(value, depth + 1));
    }
    for (const [name, value] of merged) {
      if (!entries.has(name)) entries.set(name, value);
    }
    return Object.fromEntries(entries);
  }

  return convert(document.contents, 0);
}

function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value ?? '') : String(key);
}

function merge(into: Map<string, unknown>, value: unknown): void {
  const sources = Array.isArray(value) ? value : [value];
  for (const source of sources) {
    if (typeof source !== 'object' || source === null) continue;
    for (const [key, item] of Object.entries(source)) {
      if (!into.has(key)) into.set(key, item);
    }
  }
}
