import { Address } from './parseAddress';

/**
 * Writes an address the usual way: dotted IPv4, or IPv6 in lower case with the longest run of zeros shortened (RFC 5952).
 *
 * @public
 */
export function formatAddress(address: Address): string {
  if (address.family === 'IPv4') {
    return [24n, 16n, 8n, 0n]
      .map(shift => String((address.value >> shift) & 255n))
      .join('.');
  }
  const groups: string[] = [];
  for (let shift = 112n; shift >= 0n; shift -= 16n) {
    groups.push(((address.value >> shift) & 65535n).toString(16));
  }
  const run = longestZeroRun(groups);
  if (run.length < 2) return groups.join(':');
  const head = groups.slice(0, run.start).join(':');
  const tail = groups.slice(run.start + run.length).join(':');
  return `${head}::${tail}`;
}

function longestZeroRun(groups: readonly string[]) {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (let i = 0; i <= groups.length; i++) {
    if (groups[i] !== '0') {
      if (i - start > best.length) best = { start, length: i - start };
      start = i + 1;
    }
  }
  return best;
}
