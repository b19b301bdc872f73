// All others may be: operators put keys into headers of any name.
const PUBLIC_HEADERS = /^(accept|content-type)$/i;

/**
 * Takes the credentials of a request out of a text that an upstream or a library wrote, before it goes into an error: the values of the headers, and the user information of any URL.
 *
 * @internal
 */
export function redactSecrets(
  text: string,
  headers: Readonly<Record<string, string>> = {},
): string {
  const secrets = Object.entries(headers)
    .filter(([name]) => !PUBLIC_HEADERS.test(name))
    // `Bearer abc` is a secret as a whole and in its second part.
    .flatMap(([, value]) => [value, ...value.split(' ').slice(1)])
    .filter(secret => secret.length >= 4);
  return secrets
    .reduce((rest, secret) => rest.split(secret).join('[redacted]'), text)
    .replace(/(\w+:\/\/)[^/\s@]*@/g, '$1[redacted]@');
}
