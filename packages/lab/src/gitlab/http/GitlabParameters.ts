import { GitlabApiError } from './GitlabApiError';

/**
 * The parameters of a call, wherever they came from: path, address, JSON body or form.
 *
 * @internal
 */
export class GitlabParameters {
  readonly #values: ReadonlyMap<string, unknown>;

  private constructor(values: ReadonlyMap<string, unknown>) {
    this.#values = values;
  }

  static async read(
    request: Request,
    path: Readonly<Record<string, unknown>>,
  ): Promise<GitlabParameters> {
    const values = new Map<string, unknown>();
    addForm(values, new URL(request.url).searchParams);
    const text = request.body === null ? '' : await request.text();
    if (text !== '') {
      if (request.headers.get('content-type')?.includes('json')) {
        addJson(values, text);
      } else {
        addForm(values, new URLSearchParams(text));
      }
    }
    for (const [name, value] of Object.entries(path)) {
      values.set(name, value);
    }
    return new GitlabParameters(values);
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  raw(name: string): unknown {
    return this.#values.get(name);
  }

  text(name: string): string | undefined {
    const value = this.#values.get(name);
    return typeof value === 'string' || typeof value === 'number'
      ? String(value)
      : undefined;
  }

  flag(name: string): boolean | undefined {
    const value = this.#values.get(name);
    if (typeof value === 'boolean') {
      return value;
    }
    if (value === 'true' || value === '1') {
      return true;
    }
    return value === 'false' || value === '0' ? false : undefined;
  }

  number(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) {
      return undefined;
    }
    if (!/^-?\d+$/.test(text)) {
      throw GitlabApiError.invalidParameters(`${name} is invalid`);
    }
    return Number(text);
  }

  /** An array, or text separated by commas. */
  list(name: string): readonly string[] | undefined {
    const value = this.#values.get(name);
    if (Array.isArray(value)) {
      return value.map(String);
    }
    const text = this.text(name);
    return text?.split(',').filter(part => part !== '');
  }

  /** The texts of parameters that must be there; names all that are missing, as GitLab does. */
  required<T extends string>(...names: readonly T[]): Record<T, string>;
  required(...names: readonly string[]): Record<string, string> {
    const missing = names.filter(name => this.text(name) === undefined);
    if (missing.length > 0) {
      throw GitlabApiError.invalidParameters(
        missing.map(name => `${name} is missing`).join(', '),
      );
    }
    return Object.fromEntries(names.map(name => [name, this.text(name) ?? '']));
  }
}

function addJson(values: Map<string, unknown>, text: string): void {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw GitlabApiError.badRequest(
      'There was a problem in the JSON you submitted',
    );
  }
  if (typeof body === 'object' && body !== null) {
    for (const [name, value] of Object.entries(body)) {
      values.set(name, value);
    }
  }
}

/** `name[]=a&name[]=b` is an array. */
function addForm(values: Map<string, unknown>, form: URLSearchParams): void {
  for (const [name, value] of form) {
    if (name.endsWith('[]')) {
      const key = name.slice(0, -2);
      const known = values.get(key);
      values.set(key, [...(Array.isArray(known) ? known : []), value]);
    } else {
      values.set(name, value);
    }
  }
}
