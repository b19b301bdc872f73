import { ResourceKind } from '../world';
import { StatusCause, StatusError } from './StatusError';

type Named = Pick<ResourceKind, 'id' | 'group' | 'plural'>;

function about(kind: Named, name: string) {
  return {
    name,
    ...(kind.group ? { group: kind.group } : {}),
    kind: kind.plural,
  };
}

/** 404 for an object. @internal */
export function notFound(kind: Named, name: string): StatusError {
  return new StatusError({
    code: 404,
    reason: 'NotFound',
    message: `${kind.id} "${name}" not found`,
    details: about(kind, name),
  });
}

/** 409 for a second object of one name. @internal */
export function alreadyExists(kind: Named, name: string): StatusError {
  return new StatusError({
    code: 409,
    reason: 'AlreadyExists',
    message: `${kind.id} "${name}" already exists`,
    details: about(kind, name),
  });
}

/** 409 for a stale `resourceVersion`; it has no causes, which tells it from an apply conflict. @internal */
export function modified(kind: Named, name: string): StatusError {
  return new StatusError({
    code: 409,
    reason: 'Conflict',
    message: `Operation cannot be fulfilled on ${kind.id} "${name}": the object has been modified; please apply your changes to the latest version and try again`,
    details: about(kind, name),
  });
}

/** 400. @internal */
export function badRequest(message: string): StatusError {
  return new StatusError({ code: 400, reason: 'BadRequest', message });
}

/** 405. @internal */
export function methodNotAllowed(): StatusError {
  return new StatusError({
    code: 405,
    reason: 'MethodNotAllowed',
    message: 'the server does not allow this method on the requested resource',
    details: {},
  });
}

/** 415 with the patch types that the kind takes. @internal */
export function unsupportedMediaType(accepted: readonly string[]): StatusError {
  return new StatusError({
    code: 415,
    reason: 'UnsupportedMediaType',
    message: `the body of the request was in an unknown format - accepted media types include: ${accepted.join(
      ', ',
    )}`,
  });
}

/** 422 with one cause per wrong field. @internal */
export function invalid(
  kind: { readonly kind: string; readonly group: string },
  name: string,
  causes: readonly StatusCause[],
): StatusError {
  const texts = causes.map(cause => `${cause.field}: ${cause.message}`);
  const what = kind.group ? `${kind.kind}.${kind.group}` : kind.kind;
  return new StatusError({
    code: 422,
    reason: 'Invalid',
    message: `${what} "${name}" is invalid: ${
      texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`
    }`,
    details: { name, group: kind.group, kind: kind.kind, causes },
  });
}

/** 410; the token lets a client go on with an expired list, without consistency. @internal */
export function expired(message: string, continueToken?: string): StatusError {
  return new StatusError({
    code: 410,
    reason: 'Expired',
    message,
    ...(continueToken ? { continueToken } : {}),
  });
}
