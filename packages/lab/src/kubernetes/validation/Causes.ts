import { isRecord } from '../isRecord';
import { StatusCause } from '../StatusError';

/**
 * Collects what is wrong with an object, in the words of the API server.
 *
 * @internal
 */
export class Causes {
  readonly #causes: StatusCause[] = [];

  get list(): readonly StatusCause[] {
    return this.#causes;
  }

  invalid(field: string, value: unknown, why: string): void {
    this.#add(
      'FieldValueInvalid',
      field,
      `Invalid value: ${show(value)}: ${why}`,
    );
  }

  required(field: string, why = ''): void {
    this.#add(
      'FieldValueRequired',
      field,
      `Required value${why && `: ${why}`}`,
    );
  }

  forbidden(field: string, why: string): void {
    this.#add('FieldValueForbidden', field, `Forbidden: ${why}`);
  }

  notSupported(
    field: string,
    value: unknown,
    supported: readonly string[],
  ): void {
    this.#add(
      'FieldValueNotSupported',
      field,
      `Unsupported value: ${show(value)}: supported values: ${supported
        .map(item => `"${item}"`)
        .join(', ')}`,
    );
  }

  tooLong(field: string, why: string): void {
    this.#add('FieldValueTypeInvalid', field, `Invalid value: ${why}`);
  }

  #add(reason: string, field: string, message: string): void {
    this.#causes.push({ reason, message, field });
  }
}

function show(value: unknown): string {
  return typeof value === 'number'
    ? String(value)
    : JSON.stringify(value) ?? 'null';
}

/** The items of a list of objects, with their place. @internal */
export function itemsOf(
  value: unknown,
  path: string,
): readonly (readonly [Record<string, unknown>, string])[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item, i) =>
    isRecord(item) ? [[item, `${path}[${i}]`] as const] : [],
  );
}
