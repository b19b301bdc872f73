import { combineIntervals } from '../ports/combineIntervals';
import { Address, parseAddress } from './parseAddress';
import { Cidr } from './parseCidr';
import { formatAddress } from './formatAddress';

// IPv6 lies at its own numbers and IPv4 behind it, with a gap so that intervals never merge across the families.
const ipv4Origin = 1n << 129n;

/**
 * A run of addresses of one family, both ends included, as text.
 *
 * @public
 */
export interface AddressRange {
  readonly first: string;
  readonly last: string;
}

/**
 * An immutable set of IPv4 and IPv6 addresses.
 *
 * @internal
 */
export class AddressSet {
  static readonly empty = new AddressSet([]);

  /** Flat sorted half-open boundaries. */
  readonly bounds: readonly bigint[];

  private constructor(bounds: readonly bigint[]) {
    this.bounds = bounds;
  }

  static ofCidr(cidr: Cidr): AddressSet {
    const origin = cidr.family === 'IPv4' ? ipv4Origin : 0n;
    return new AddressSet([origin + cidr.first, origin + cidr.last + 1n]);
  }

  static ofBounds(bounds: readonly bigint[]): AddressSet {
    return new AddressSet(bounds);
  }

  /** Every address of the given families. */
  static whole(families: readonly ('IPv4' | 'IPv6')[]): AddressSet {
    const bounds: bigint[] = [];
    if (families.includes('IPv6')) bounds.push(0n, 1n << 128n);
    if (families.includes('IPv4')) {
      bounds.push(ipv4Origin, ipv4Origin + (1n << 32n));
    }
    return new AddressSet(bounds);
  }

  /** The place of an address among {@link AddressSet.bounds}. */
  static position(address: Address): bigint {
    return address.family === 'IPv4'
      ? ipv4Origin + address.value
      : address.value;
  }

  get isEmpty(): boolean {
    return this.bounds.length === 0;
  }

  has(address: Address): boolean {
    const at = AddressSet.position(address);
    let low = 0;
    let high = this.bounds.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.bounds[middle] <= at) low = middle + 1;
      else high = middle;
    }
    return low % 2 === 1;
  }

  /** Like {@link AddressSet.has} for text; text that is no address is in no set. */
  hasText(text: string): boolean {
    const address = parseAddress(text);
    return address !== undefined && this.has(address);
  }

  union(other: AddressSet): AddressSet {
    return new AddressSet(
      combineIntervals(this.bounds, other.bounds, (a, b) => a || b),
    );
  }

  intersect(other: AddressSet): AddressSet {
    return new AddressSet(
      combineIntervals(this.bounds, other.bounds, (a, b) => a && b),
    );
  }

  subtract(other: AddressSet): AddressSet {
    return new AddressSet(
      combineIntervals(this.bounds, other.bounds, (a, b) => a && !b),
    );
  }

  toRanges(): AddressRange[] {
    const ranges: AddressRange[] = [];
    for (let i = 0; i < this.bounds.length; i += 2) {
      ranges.push({
        first: formatPosition(this.bounds[i]),
        last: formatPosition(this.bounds[i + 1] - 1n),
      });
    }
    return ranges;
  }
}

function formatPosition(position: bigint): string {
  return position >= ipv4Origin
    ? formatAddress({ family: 'IPv4', value: position - ipv4Origin })
    : formatAddress({ family: 'IPv6', value: position });
}
