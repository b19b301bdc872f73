import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/**
 * Reads an optional object whose values are all text. Its keys may be anything, for example names of headers or annotations.
 *
 * @throws InputError
 *
 * @internal
 */
export function readStringMap(
  config: Config,
  key: string,
): Record<string, string> {
  const values: Record<string, string> = {};
  const stated: Record<string, unknown> =
    config.getOptionalConfig(key)?.get() ?? {};
  for (const [name, value] of Object.entries(stated)) {
    if (typeof value !== 'string') {
      throw new InputError(`${key}.${name} must be text, in quotes`);
    }
    values[name] = value;
  }
  return values;
}
