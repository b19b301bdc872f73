import { AddressSet } from '../cidr/AddressSet';
import { parseCidr } from '../cidr/parseCidr';
import { Profile } from '../profiles/Profile';
import { PeerTerm } from './PeerTerm';

/**
 * One address block with exceptions, as text.
 *
 * @internal
 */
export interface BlockText {
  readonly cidr: string;
  readonly except: readonly string[];
}

/**
 * Makes one term of address blocks; an exception cuts only its own block. Text that is no block is left out.
 *
 * @internal
 */
export function blockTerm(
  blocks: readonly BlockText[],
  profile: Profile,
  pods: boolean,
): PeerTerm {
  let set = AddressSet.empty;
  let zeroPrefix = false;
  const whole = new Set<'IPv4' | 'IPv6'>();
  for (const { cidr: text, except } of blocks) {
    const cidr = parseCidr(text);
    if (cidr === undefined) continue;
    if (cidr.prefix === 0) zeroPrefix = true;
    if (cidr.prefix === 0 && except.length === 0) whole.add(cidr.family);
    if (!profile.families.includes(cidr.family)) continue;
    let block = AddressSet.ofCidr(cidr);
    for (const exception of except) {
      const cut = parseCidr(exception);
      if (cut !== undefined) block = block.subtract(AddressSet.ofCidr(cut));
    }
    set = set.union(block);
  }
  return { type: 'addresses', set, whole: [...whole].sort(), zeroPrefix, pods };
}
