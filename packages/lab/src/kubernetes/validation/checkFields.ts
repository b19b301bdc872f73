import { ResourceKind } from '../../world';
import { isRecord } from '../isRecord';
import { badRequest } from '../refusals';
import { StatusError } from '../StatusError';
import { FIELD_SHAPES, FieldShape } from './FieldShape';

/**
 * Drops the fields that a kind does not have, as the API server does, and says so.
 *
 * @throws StatusError 400 under `fieldValidation=Strict`.
 * @internal
 */
export function checkFields(
  kind: ResourceKind,
  object: Record<string, unknown>,
  options: { readonly fieldValidation: 'Ignore' | 'Warn' | 'Strict' },
): {
  readonly value: Record<string, unknown>;
  readonly warnings: readonly string[];
} {
  const shape = FIELD_SHAPES[kind.id];
  if (!shape) return { value: object, warnings: [] };
  const unknown: string[] = [];
  const value = prune(object, shape, '', unknown);
  const texts = unknown.map(path => `unknown field "${path}"`);
  if (options.fieldValidation === 'Strict' && texts.length > 0) {
    throw badRequest(`strict decoding error: ${texts.join(', ')}`);
  }
  return {
    value: isRecord(value) ? value : object,
    warnings: options.fieldValidation === 'Warn' ? texts : [],
  };
}

/**
 * Server-side apply needs to know the type of each field, so it refuses what it does not know, and with a 500.
 *
 * @throws StatusError 500 without a reason
 * @internal
 */
export function refuseUndeclaredFields(
  kind: ResourceKind,
  namespace: string | undefined,
  name: string,
  object: Record<string, unknown>,
): void {
  const shape = FIELD_SHAPES[kind.id];
  if (!shape) return;
  const unknown: string[] = [];
  prune(object, shape, '', unknown);
  if (unknown.length === 0) return;
  throw new StatusError({
    code: 500,
    message: `failed to create typed patch object (${
      namespace ?? ''
    }/${name}; ${kind.apiVersion}, Kind=${kind.kind}): .${
      unknown[0]
    }: field not declared in schema`,
  });
}

function prune(
  value: unknown,
  shape: FieldShape,
  path: string,
  unknown: string[],
): unknown {
  if (Array.isArray(value)) {
    return value.map((item, i) => prune(item, shape, `${path}[${i}]`, unknown));
  }
  if (!isRecord(value)) return value;
  const out: Record<string, unknown> = {};
  for (const [key, below] of Object.entries(value)) {
    const next = Object.hasOwn(shape, key) ? shape[key] : undefined;
    const place = path === '' ? key : `${path}.${key}`;
    if (next === undefined) unknown.push(place);
    else out[key] = next === true ? below : prune(below, next, place, unknown);
  }
  return out;
}
