import { badRequest } from '../refusals';

/**
 * Reads a `resourceVersion` parameter; `undefined` if absent or empty.
 *
 * @throws StatusError 400
 * @internal
 */
export function parseVersion(text: string | null): number | undefined {
  if (text === null || text === '') return undefined;
  if (!/^\d{1,19}$/.test(text)) {
    throw badRequest(
      `resourceVersion: Invalid value: "${text}": strconv.ParseUint: parsing "${text}": invalid syntax`,
    );
  }
  return Number(text);
}
