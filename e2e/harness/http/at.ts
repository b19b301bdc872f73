/**
 * Reads a value deep inside parsed JSON: `at(answer.json, 'details', 'causes', 0, 'field')`. Gives `undefined` where the
 * path leads nowhere, so that an assertion on it fails with what was really there.
 *
 * @internal
 */
export function at(
  value: unknown,
  ...path: readonly (string | number)[]
): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null) {
      return undefined;
    }
    current = Reflect.get(current, key);
  }
  return current;
}

/**
 * The same, for a list: an empty one where there is none.
 *
 * @internal
 */
export function listAt(
  value: unknown,
  ...path: readonly (string | number)[]
): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/**
 * The same, for text: an empty one where there is none.
 *
 * @internal
 */
export function textAt(
  value: unknown,
  ...path: readonly (string | number)[]
): string {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : '';
}
