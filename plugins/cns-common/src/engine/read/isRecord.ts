/**
 * Tells whether a value is a mapping (an object that is not a list).
 *
 * @internal
 */
export function isRecord(
  value: unknown,
): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
