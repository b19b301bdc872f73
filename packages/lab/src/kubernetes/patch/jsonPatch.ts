import { sameJson } from '../fields/sameJson';
import { isRecord } from '../isRecord';
import { badRequest } from '../refusals';
import { StatusError } from '../StatusError';

/**
 * RFC 6902.
 *
 * @throws StatusError 400 for a patch that cannot be read, 422 for one that cannot be carried out.
 * @internal
 */
export function jsonPatch(target: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch)) {
    throw badRequest(
      'json: cannot unmarshal object into Go value of type jsonpatch.Patch',
    );
  }
  return patch.reduce<unknown>((document, step) => {
    if (!isRecord(step) || typeof step.path !== 'string') {
      throw badRequest('a step of the patch has no path');
    }
    const path = pointer(step.path);
    switch (step.op) {
      case 'test':
        if (!sameJson(read(document, path), step.value)) {
          throw impossible(`testing value ${step.path} failed`);
        }
        return document;
      case 'add':
        return write(document, path, step.value, true);
      case 'replace':
        read(document, path);
        return write(document, path, step.value, false);
      case 'remove':
        read(document, path);
        return write(document, path, undefined, false);
      case 'move':
      case 'copy': {
        const from = pointer(String(step.from));
        const value = read(document, from);
        const without =
          step.op === 'move'
            ? write(document, from, undefined, false)
            : document;
        return write(without, path, value, true);
      }
      default:
        throw badRequest(`unexpected kind: ${String(step.op)}`);
    }
  }, target);
}

function impossible(text: string): StatusError {
  return new StatusError({
    code: 422,
    reason: 'Invalid',
    message: `the server rejected our request due to an error in our request: ${text}`,
    details: {},
  });
}

function pointer(text: string): readonly string[] {
  return text
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function read(document: unknown, path: readonly string[]): unknown {
  let value = document;
  for (const key of path) {
    if (Array.isArray(value)) value = value[Number(key)];
    else value = isRecord(value) ? value[key] : undefined;
    if (value === undefined) {
      throw impossible(`path /${path.join('/')} does not exist`);
    }
  }
  return value;
}

/** `undefined` removes; `insert` makes room in a list instead of replacing. */
function write(
  document: unknown,
  path: readonly string[],
  value: unknown,
  insert: boolean,
): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(document)) {
    const at = key === '-' ? document.length : Number(key);
    const out: unknown[] = [...document];
    if (rest.length > 0) out[at] = write(out[at], rest, value, insert);
    else if (value === undefined) out.splice(at, 1);
    else out.splice(at, insert ? 0 : 1, value);
    return out;
  }
  if (!isRecord(document)) {
    throw impossible(`path /${path.join('/')} does not exist`);
  }
  const { [key]: below, ...others } = document;
  if (rest.length > 0) {
    return { ...others, [key]: write(below, rest, value, insert) };
  }
  return value === undefined ? others : { ...document, [key]: value };
}
