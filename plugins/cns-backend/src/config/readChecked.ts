import { InputError, toError } from '@backstage/errors';

/**
 * Runs one step of reading configuration, and makes each of its errors say which key it is about and how one valid line looks.
 *
 * @param key - full key, for example `cns.history.retention`
 * @param example - one line of YAML that is valid for it
 * @throws InputError
 *
 * @internal
 */
export function readChecked<T>(key: string, example: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const { message } = toError(error);
    // An inner step has already said it, more precisely.
    if (error instanceof InputError && message.includes('Valid would be:')) {
      throw error;
    }
    throw new InputError(
      `Configuration of ${key} is wrong: ${message}. Valid would be: ${example}`,
    );
  }
}
