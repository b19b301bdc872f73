import { LineCounter, parseDocument as parseYaml } from 'yaml';
import { Problem } from '../../model/Problem';
import { parseSimpleYaml } from './parseSimpleYaml';
import { ReadLimits } from './ReadLimits';
import { yamlSchema } from './yamlSchema';
import { YamlValueError, yamlToValue } from './yamlToValue';

/**
 * What became of one document: its value, or problems that say why there is none. Lines count from 1 inside the document.
 *
 * @internal
 */
export interface ParsedDocument {
  readonly value: unknown;
  readonly usable: boolean;
  readonly problems: readonly Problem[];
}

/**
 * Parses the text of one YAML or JSON document within limits. Never throws.
 *
 * @internal
 */
export function parseDocument(
  text: string,
  limits: ReadLimits,
): ParsedDocument {
  const simple = parseSimpleYaml(text);
  if (simple !== undefined) return { ...simple, usable: true, problems: [] };
  if (/^\s*[{[]/.test(text)) {
    const json = parseJson(text, limits);
    if (json !== undefined) return json;
  }
  if (text.includes('\u0000')) {
    return refused('syntax', 'This is a binary file, not YAML or JSON.');
  }
  const tooDeep = nestsTooDeep(text, limits.depth);
  if (tooDeep) {
    return refused(
      'too-deep',
      `The document nests deeper than ${limits.depth} levels. No Kubernetes object does.`,
    );
  }
  const lineCounter = new LineCounter();
  try {
    const document = parseYaml(text, { ...yamlSchema, lineCounter });
    const [error] = document.errors;
    if (error !== undefined) {
      const { line, col } = lineCounter.linePos(error.pos[0]);
      return refused('syntax', `Not valid YAML: ${error.message}`, line, col);
    }
    const problems: Problem[] = [];
    const value = yamlToValue(document, limits, (key, offset) => {
      const { line, col } = lineCounter.linePos(offset);
      problems.push({
        code: 'duplicate-key',
        severity: 'warning',
        message: `The key "${key}" is given more than once in one mapping; the last one counts. Remove the others.`,
        line,
        column: col,
      });
    });
    return { value, usable: true, problems };
  } catch (error) {
    if (error instanceof YamlValueError) {
      return refused(error.code, error.message);
    }
    // The YAML package recurses; what is left after the check above are stack overflows on odd but deep input.
    return refused(
      'syntax',
      `Not readable as YAML: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function refused(
  code: string,
  message: string,
  line?: number,
  column?: number,
): ParsedDocument {
  return {
    value: undefined,
    usable: false,
    problems: [{ code, severity: 'error', message, line, column }],
  };
}

function parseJson(
  text: string,
  limits: ReadLimits,
): ParsedDocument | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return depthOf(value, limits.depth) > limits.depth
      ? refused(
          'too-deep',
          `The document nests deeper than ${limits.depth} levels. No Kubernetes object does.`,
        )
      : { value, usable: true, problems: [] };
  } catch {
    // Not JSON after all: a YAML flow mapping starts the same way, and the YAML parser has the better message.
    return undefined;
  }
}

function depthOf(value: unknown, limit: number): number {
  let level: unknown[] = [value];
  let depth = 0;
  while (level.length > 0 && depth <= limit) {
    level = level.flatMap(item =>
      typeof item === 'object' && item !== null ? Object.values(item) : [],
    );
    depth += 1;
  }
  return depth - 1;
}

/** A cheap upper bound on nesting, so that the recursive parser never sees a document that could exhaust the stack. */
function nestsTooDeep(text: string, limit: number): boolean {
  let flow = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === 0x5b || char === 0x7b) {
      flow += 1;
      // Brackets also occur in text values; only a run far beyond any honest document is refused here.
      if (flow > limit * 20) return true;
    } else if (char === 0x5d || char === 0x7d) {
      flow -= 1;
    }
  }
  return (
    /^(?:[ \t]*[-?:][ \t]+){100,}/m.test(text) || / {2000,}[^ \n#]/.test(text)
  );
}
