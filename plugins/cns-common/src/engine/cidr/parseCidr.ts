import { parseAddress } from './parseAddress';

/**
 * An address block. `first` and `last` are both inside; `hostBits` says that the text named an address inside the block
 * rather than its network, which means the network all the same.
 *
 * @public
 */
export interface Cidr {
  readonly family: 'IPv4' | 'IPv6';
  readonly first: bigint;
  readonly last: bigint;
  readonly prefix: number;
  readonly hostBits: boolean;
}

/**
 * Reads `address/prefix`.
 *
 * @returns `undefined` when the text is not an address block; a bare address is none.
 *
 * @public
 */
export function parseCidr(text: string): Cidr | undefined {
  const match = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text);
  if (match === null) return undefined;
  const address = parseAddress(match[1]);
  if (address === undefined) return undefined;
  const bits = address.family === 'IPv4' ? 32 : 128;
  const prefix = Number(match[2]);
  if (prefix > bits) return undefined;
  const size = 1n << BigInt(bits - prefix);
  const first = (address.value / size) * size;
  return {
    family: address.family,
    first,
    last: first + size - 1n,
    prefix,
    hostBits: first !== address.value,
  };
}
