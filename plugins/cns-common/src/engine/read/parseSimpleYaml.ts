/**
 * Thrown inside this file only: the text uses something that the simple reader leaves to the real one.
 */
class NotSimple extends Error {}

interface Line {
  readonly indent: number;
  readonly text: string;
}

const maximumDepth = 60;
const plainKey = /^[A-Za-z][\w./-]*$/;
const special = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
// Characters that start something other than a plain value, or that a plain value may not start with.
const indicator = /^[-?:,[\]{}#&*!|>'"%@`~.+0-9=<]/;
const quantity = /^\d+(?:\.\d+)?(?:m|k|M|G|T|Ki|Mi|Gi|Ti|s|h)$/;

class SimpleReader {
  readonly #lines: Line[];
  #at = 0;

  constructor(lines: Line[]) {
    this.#lines = lines;
  }

  readAll(): unknown {
    const value = this.#block(this.#lines[0].indent, 0);
    if (this.#at < this.#lines.length) throw new NotSimple();
    return value;
  }

  #block(indent: number, depth: number): unknown {
    if (depth > maximumDepth) throw new NotSimple();
    return isItem(this.#lines[this.#at].text)
      ? this.#list(indent, depth)
      : this.#map(indent, depth);
  }

  #list(indent: number, depth: number): unknown[] {
    const items: unknown[] = [];
    while (this.#at < this.#lines.length) {
      const line = this.#lines[this.#at];
      if (line.indent < indent || !isItem(line.text)) break;
      if (line.indent > indent) throw new NotSimple();
      const rest = line.text.slice(1).trimStart();
      if (rest === '') {
        items.push(this.#below(indent, depth, false));
        continue;
      }
      if (isItem(rest)) throw new NotSimple();
      const key = splitKey(rest);
      if (key === undefined) {
        this.#at += 1;
        items.push(scalar(rest));
        this.#endsHere(indent);
      } else {
        // The mapping of an item starts behind its dash, as if the dash were a space.
        const inner = line.indent + line.text.length - rest.length;
        this.#lines[this.#at] = { indent: inner, text: rest };
        items.push(this.#map(inner, depth + 1));
      }
    }
    return items;
  }

  #map(indent: number, depth: number): Record<string, unknown> {
    if (depth > maximumDepth) throw new NotSimple();
    const result: Record<string, unknown> = {};
    while (this.#at < this.#lines.length) {
      const line = this.#lines[this.#at];
      if (line.indent < indent) break;
      if (line.indent > indent || isItem(line.text)) throw new NotSimple();
      const entry = splitKey(line.text);
      if (
        entry === undefined ||
        entry.key === '__proto__' ||
        Object.hasOwn(result, entry.key)
      ) {
        throw new NotSimple();
      }
      if (entry.rest === '') {
        result[entry.key] = this.#below(indent, depth, true);
      } else {
        this.#at += 1;
        result[entry.key] = scalar(entry.rest);
        this.#endsHere(indent);
      }
    }
    return result;
  }

  /** The value on the lines after a key or dash; a list under a key may stand at the key's own indentation. */
  #below(indent: number, depth: number, underKey: boolean): unknown {
    this.#at += 1;
    const next = this.#lines[this.#at];
    if (next === undefined) return null;
    if (next.indent > indent) return this.#block(next.indent, depth + 1);
    return underKey && next.indent === indent && isItem(next.text)
      ? this.#list(indent, depth + 1)
      : null;
  }

  /** A value that goes on on the next line is for the full reader. */
  #endsHere(indent: number): void {
    const next = this.#lines[this.#at];
    if (next !== undefined && next.indent > indent) throw new NotSimple();
  }
}

function isItem(text: string): boolean {
  return text === '-' || text.startsWith('- ');
}

/** Key and value of a line; `undefined` if the line is no entry of a mapping. */
function splitKey(
  text: string,
): { readonly key: string; readonly rest: string } | undefined {
  const first = text[0];
  if (first === '"' || first === "'") {
    const end = text.indexOf(first, 1);
    if (end < 0) throw new NotSimple();
    const key = text.slice(1, end);
    const tail = text.slice(end + 1);
    if (tail === '') return undefined;
    if (key.includes('\\') || !/^:(?: |$)/.test(tail)) throw new NotSimple();
    return { key, rest: tail.slice(1).trimStart() };
  }
  const colon = text.endsWith(':') ? text.length - 1 : -1;
  const inner = text.indexOf(': ');
  const end = inner >= 0 ? inner : colon;
  if (end < 0) return undefined;
  const key = text.slice(0, end);
  if (!plainKey.test(key) || special.test(key)) throw new NotSimple();
  return { key, rest: text.slice(end + 1).trimStart() };
}

function scalar(text: string): unknown {
  const first = text[0];
  if (first === '"') {
    if (!/^"[^"\\]*"$/.test(text)) throw new NotSimple();
    return text.slice(1, -1);
  }
  if (first === "'") {
    if (!/^'[^']*'$/.test(text)) throw new NotSimple();
    return text.slice(1, -1);
  }
  if (text === '{}') return {};
  if (text === '[]') return [];
  if (/: | #|:$/.test(text)) throw new NotSimple();
  if (indicator.test(text)) return numberLike(text);
  if (special.test(text)) return word(text);
  return text;
}

/** Whole numbers, and text that only starts like a number: addresses, versions, quantities, dates. */
function numberLike(text: string): unknown {
  if (/^(?:0|[1-9]\d{0,14})$/.test(text)) return Number(text);
  if (
    /^\d+(?:\.\d+){2,}(?:[/-][\w.-]*)?$/.test(text) ||
    /^\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?$/.test(text) ||
    quantity.test(text)
  ) {
    return text;
  }
  throw new NotSimple();
}

/** Only the spellings that the full reader knows; `tRue` is text. */
function word(text: string): unknown {
  if (/^(?:true|True|TRUE|[Yy]|[Yy]es|YES|[Oo]n|ON)$/.test(text)) return true;
  if (/^(?:false|False|FALSE|[Nn]|[Nn]o|NO|[Oo]ff|OFF)$/.test(text)) {
    return false;
  }
  return /^(?:null|Null|NULL)$/.test(text) ? null : text;
}

/**
 * Reads the YAML that tools write for Kubernetes objects: block mappings and lists of plain or simply quoted values. Many
 * times faster than a full YAML reader, which matters because a cluster is mostly such text.
 *
 * @returns `undefined` for everything else (anchors, block texts, flow collections, comments behind values, repeated keys,
 * anything doubtful), which the full reader then reads. What it does read, it reads exactly as that one.
 *
 * @internal
 */
export function parseSimpleYaml(
  text: string,
): { readonly value: unknown } | undefined {
  if (hasOddCharacter(text)) {
    return undefined;
  }
  const lines: Line[] = [];
  for (const raw of text.split('\n')) {
    const content = raw.trimStart();
    if (content === '' || content.startsWith('#')) continue;
    if (content.startsWith('%') || content.startsWith('...')) return undefined;
    lines.push({
      indent: raw.length - content.length,
      text: content.trimEnd(),
    });
  }
  if (lines.length === 0) return undefined;
  try {
    const reader = new SimpleReader(lines);
    return { value: reader.readAll() };
  } catch (error) {
    if (error instanceof NotSimple) return undefined;
    throw error;
  }
}

/** Control characters, and the line separators that only some readers know. */
function hasOddCharacter(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 && code !== 0x0a) return true;
    if (code >= 0x7f && (code <= 0x9f || code === 0x2028 || code === 0x2029)) {
      return true;
    }
    if (code === 0xfeff) return true;
  }
  return false;
}
