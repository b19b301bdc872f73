import { isError } from '@backstage/errors';

/**
 * The HTTP status with which an upstream refused, or `undefined` when it did not answer at all.
 *
 * @internal
 */
export function statusOfError(error: unknown): number | undefined {
  // By shape, since errors cross package copies.
  return isError(error) &&
    error.name === 'ResponseError' &&
    typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}
