/**
 * Tells whether an address lies in a block, by writing both as text of zeros and ones and comparing the beginnings.
 *
 * @internal
 */
export function blockHolds(block: string, address: string): boolean {
  const [network, length] = block.split('/');
  const bits = addressBits(network);
  const other = addressBits(address);
  return (
    bits.length === other.length &&
    bits.slice(0, Number(length)) === other.slice(0, Number(length))
  );
}

/** 32 or 128 zeros and ones. */
export function addressBits(address: string): string {
  if (!address.includes(':')) {
    return address
      .split('.')
      .map(part => Number(part).toString(2).padStart(8, '0'))
      .join('');
  }
  const [head, tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...new Array<string>(zeros).fill('0'), ...right]
    .map(group => parseInt(group, 16).toString(2).padStart(16, '0'))
    .join('');
}
