import { InputError } from '@backstage/errors';
import { Request } from 'express';
import { z } from 'zod';

/**
 * Reads the query of a request with one of the strict schemas of `cns-common`.
 *
 * @throws InputError that names each parameter that is unknown, missing or has a value that is not allowed
 *
 * @internal
 */
export function parseQuery<T extends z.ZodType>(
  schema: T,
  req: Request,
): z.output<T> {
  const parsed = schema.safeParse(req.query);
  if (!parsed.success) {
    throw new InputError(
      `The query is not valid: ${z.prettifyError(parsed.error)}`,
    );
  }
  return parsed.data;
}

/** Schema of the query of a route that takes no parameters. @internal */
export const emptyQuerySchema = z.strictObject({});
