import { isCollection, isNode, LineCounter, parseDocument } from 'yaml';
import { yamlSchema } from './yamlSchema';

/**
 * A position in a text, counting from 1.
 *
 * @public
 */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/**
 * Finds where the value at a path stands in the text of a document; if the path leads beyond what is there, where its
 * deepest existing part stands.
 *
 * @internal
 */
export function createPathLocator(
  text: string,
): (path: readonly (string | number)[]) => TextPosition | undefined {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { ...yamlSchema, lineCounter });
  return path => {
    let node: unknown = document.contents;
    for (const step of path) {
      if (!isCollection(node)) break;
      const next = node.get(step, true);
      if (!isNode(next)) break;
      node = next;
    }
    if (!isNode(node) || !node.range) return undefined;
    const { line, col } = lineCounter.linePos(node.range[0]);
    return { line, column: col };
  };
}

/**
 * Cuts a path such as `spec.ingress[0].ports` into its steps.
 *
 * @internal
 */
export function splitPath(path: string): (string | number)[] {
  const steps: (string | number)[] = [];
  for (const match of path.matchAll(
    /\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g,
  )) {
    if (match[2] !== undefined) steps.push(Number(match[2]));
    else steps.push(match[1] ?? match[3]);
  }
  return steps;
}
