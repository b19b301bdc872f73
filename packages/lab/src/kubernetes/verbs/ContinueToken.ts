import { isRecord } from '../isRecord';
import { badRequest } from '../refusals';

/**
 * Where a list in pages goes on. `version` -1 means: go on with the present, consistent or not.
 *
 * @internal
 */
export interface ContinueToken {
  readonly version: number;
  readonly afterKey: string;
}

/** Opaque to clients. @internal */
export function formatContinueToken(token: ContinueToken): string {
  return Buffer.from(
    JSON.stringify({
      v: 'meta.k8s.io/v1',
      rv: token.version,
      start: token.afterKey,
    }),
  ).toString('base64url');
}

/** @throws StatusError 400 for anything that the lab did not write. @internal */
export function parseContinueToken(text: string): ContinueToken {
  try {
    const value: unknown = JSON.parse(
      Buffer.from(text, 'base64url').toString('utf8'),
    );
    if (
      isRecord(value) &&
      typeof value.rv === 'number' &&
      typeof value.start === 'string'
    ) {
      return { version: value.rv, afterKey: value.start };
    }
  } catch {
    // Not JSON: refused below like any other token that is not ours.
  }
  throw badRequest('continue key is not valid: invalid character in token');
}
