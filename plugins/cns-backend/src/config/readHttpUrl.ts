import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/**
 * Reads an http or https URL, without credentials in it and without trailing slashes.
 *
 * @throws InputError
 *
 * @internal
 */
export function readHttpUrl(config: Config, key: string): string {
  const text = config.getString(key);
  if (!URL.canParse(text)) {
    throw new InputError(`${key} '${text}' is not a URL`);
  }
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new InputError(`${key} must begin with https:// or http://`);
  }
  if (url.username || url.password) {
    throw new InputError(`${key} must not contain credentials`);
  }
  if (url.search || url.hash) {
    throw new InputError(`${key} must not have a query or a fragment`);
  }
  return text.replace(/\/+$/, '');
}
