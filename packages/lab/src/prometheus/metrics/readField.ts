/**
 * Reads a nested field of an object that came from YAML or JSON; `undefined` where the path leads nowhere.
 *
 * @internal
 */
export function readField(value: unknown, ...path: readonly string[]): unknown {
  let current = value;
  for (const name of path) {
    if (typeof current !== 'object' || current === null) {
      return undefined;
    }
    current = Reflect.get(current, name);
  }
  return current;
}
