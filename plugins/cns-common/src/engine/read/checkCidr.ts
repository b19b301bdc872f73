import { parseCidr } from '../cidr/parseCidr';
import { Fields } from './Fields';

/**
 * Checks an address block and its exceptions, which stand in the fields `cidr` and `except`, and reports what is wrong.
 *
 * @returns whether the block can be used; exceptions outside of it do not make it unusable.
 *
 * @internal
 */
export function checkCidr(
  fields: Fields,
  text: string,
  except: readonly string[],
): boolean {
  const cidr = parseCidr(text);
  if (cidr === undefined) {
    fields.error(
      'invalid-cidr',
      `"${text}" is no address block; write an address and a prefix length, such as 10.0.0.0/8.`,
      'cidr',
    );
    return false;
  }
  if (cidr.hostBits) {
    fields.warning(
      'cidr-host-bits',
      `"${text}" names an address inside a block; it means the whole block.`,
      'cidr',
    );
  }
  for (const exception of except) {
    const block = parseCidr(exception);
    if (block === undefined) {
      fields.error(
        'invalid-cidr',
        `"${exception}" is no address block; write an address and a prefix length, such as 10.0.0.0/8.`,
        'except',
      );
    } else if (
      block.family !== cidr.family ||
      block.first < cidr.first ||
      block.last > cidr.last
    ) {
      fields.error(
        'except-outside-cidr',
        `The exception ${exception} does not lie inside ${text}.`,
        'except',
      );
    }
  }
  return true;
}
