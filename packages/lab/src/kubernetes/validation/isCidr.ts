import { isIP, isIPv4 } from 'node:net';

/** Tells whether a text is an address block, host bits allowed. @internal */
export function isCidr(text: unknown): text is string {
  if (typeof text !== 'string') return false;
  const match = /^([^/]+)\/(\d{1,3})$/.exec(text);
  return (
    match !== null &&
    isIP(match[1]) !== 0 &&
    Number(match[2]) <= (isIPv4(match[1]) ? 32 : 128)
  );
}
