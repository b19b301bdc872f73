import { Labels } from '../../model/LabelSelector';
import { ProblemSeverity } from '../../model/Problem';
import { isRecord } from './isRecord';

/**
 * Takes what {@link Fields} finds wrong; `path` is the place in the object.
 *
 * @internal
 */
export type ReportProblem = (problem: {
  readonly code: string;
  readonly severity: ProblemSeverity;
  readonly message: string;
  readonly path: string;
}) => void;

/**
 * Reads typed fields out of one mapping of untrusted input and reports whatever has the wrong type, with its path.
 *
 * @remarks
 * As for the API server, `null` is the same as absent, and a `null` list item is an empty mapping.
 *
 * @internal
 */
export class Fields {
  readonly path: string;
  readonly #value: Readonly<Record<string, unknown>>;
  readonly #report: ReportProblem;

  constructor(
    value: Readonly<Record<string, unknown>>,
    path: string,
    report: ReportProblem,
  ) {
    this.#value = value;
    this.path = path;
    this.#report = report;
  }

  get keys(): string[] {
    return Object.keys(this.#value).filter(key => this.has(key));
  }

  has(key: string): boolean {
    return this.raw(key) !== undefined;
  }

  raw(key: string): unknown {
    return Object.hasOwn(this.#value, key)
      ? this.#value[key] ?? undefined
      : undefined;
  }

  pathOf(key: string): string {
    const step = /^[\w-]+$/.test(key) ? key : `["${key}"]`;
    if (this.path === '') return step;
    return step.startsWith('[')
      ? `${this.path}${step}`
      : `${this.path}.${step}`;
  }

  error(code: string, message: string, key?: string): void {
    const path = key === undefined ? this.path : this.pathOf(key);
    this.#report({ code, severity: 'error', message, path });
  }

  warning(code: string, message: string, key?: string): void {
    const path = key === undefined ? this.path : this.pathOf(key);
    this.#report({ code, severity: 'warning', message, path });
  }

  string(key: string): string | undefined {
    const value = this.raw(key);
    if (value === undefined || typeof value === 'string') return value;
    this.#wrongType(key, 'text', value);
    return undefined;
  }

  integer(key: string): number | undefined {
    const value = this.raw(key);
    if (value === undefined) return undefined;
    if (typeof value === 'number' && Number.isInteger(value)) return value;
    this.#wrongType(key, 'a whole number', value);
    return undefined;
  }

  boolean(key: string): boolean | undefined {
    const value = this.raw(key);
    if (value === undefined || typeof value === 'boolean') return value;
    this.#wrongType(key, 'true or false', value);
    return undefined;
  }

  /** A number or a text, such as the ports of a NetworkPolicy. */
  intOrString(key: string): number | string | undefined {
    const value = this.raw(key);
    return typeof value === 'string' ? value : this.integer(key);
  }

  fields(key: string): Fields | undefined {
    const value = this.raw(key);
    if (value === undefined) return undefined;
    if (isRecord(value)) return this.#child(value, this.pathOf(key));
    this.#wrongType(key, 'a mapping', value);
    return undefined;
  }

  list(key: string): readonly unknown[] | undefined {
    const value = this.raw(key);
    if (value === undefined || Array.isArray(value)) return value;
    this.#wrongType(key, 'a list', value);
    return undefined;
  }

  fieldsList(key: string): Fields[] | undefined {
    return this.list(key)?.map((item, index) => {
      const path = `${this.pathOf(key)}[${index}]`;
      if (isRecord(item)) return this.#child(item, path);
      if (item !== null) {
        this.#report(wrongType(path, 'a mapping', item));
      }
      return this.#child({}, path);
    });
  }

  strings(key: string): string[] | undefined {
    return this.list(key)?.map((item, index) => {
      if (typeof item === 'string') return item;
      this.#report(wrongType(`${this.pathOf(key)}[${index}]`, 'text', item));
      return '';
    });
  }

  /** A mapping from text to text; a key without a value has the empty text. */
  labels(key: string): Labels {
    const fields = this.fields(key);
    if (fields === undefined) return {};
    return Object.fromEntries(
      Object.keys(fields.#value).map(name => [name, fields.string(name) ?? '']),
    );
  }

  #child(value: Readonly<Record<string, unknown>>, path: string): Fields {
    return new Fields(value, path, this.#report);
  }

  #wrongType(key: string, expected: string, value: unknown): void {
    this.#report(wrongType(this.pathOf(key), expected, value));
  }
}

function wrongType(path: string, expected: string, value: unknown) {
  const found = Array.isArray(value) ? 'a list' : describe(value);
  return {
    code: 'wrong-type',
    severity: 'error',
    message: `${path} has to be ${expected}, but is ${found}.`,
    path,
  } as const;
}

function describe(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `the text "${value.slice(0, 40)}"`;
    case 'number':
    case 'boolean':
      return `${value} (put it in quotes if it is meant as text)`;
    default:
      return 'a mapping';
  }
}
