import { AddressRange, AddressSet } from '../cidr/AddressSet';
import { ExternalClass } from '../compile/externalClasses';

interface Atom {
  readonly start: bigint;
  readonly end: bigint;
  readonly class: number;
}

/**
 * The address space outside as runs in ascending order, each belonging to one class.
 *
 * @internal
 */
export class ExternalAtoms {
  readonly #atoms: readonly Atom[];
  readonly #texts = new Map<string, AddressRange>();

  constructor(classes: readonly ExternalClass[]) {
    this.#atoms = classes
      .flatMap(({ set }, index) =>
        pairs(set.bounds).map(([start, end]) => ({ start, end, class: index })),
      )
      .sort((a, b) => (a.start < b.start ? -1 : 1));
  }

  /**
   * Merges neighbouring runs that have the same value; runs without a value are left out.
   *
   * @param valueOf - the value of a class
   */
  merge<T>(
    valueOf: (index: number) => T | undefined,
  ): { readonly range: AddressRange; readonly value: T }[] {
    const merged: { start: bigint; end: bigint; value: T }[] = [];
    for (const atom of this.#atoms) {
      const value = valueOf(atom.class);
      const last = merged.at(-1);
      if (value === undefined) continue;
      if (last?.end === atom.start && last.value === value) last.end = atom.end;
      else merged.push({ start: atom.start, end: atom.end, value });
    }
    return merged.map(({ start, end, value }) => ({
      range: this.#text(start, end),
      value,
    }));
  }

  #text(start: bigint, end: bigint): AddressRange {
    const key = `${start} ${end}`;
    const known = this.#texts.get(key);
    if (known !== undefined) return known;
    const [range] = AddressSet.ofBounds([start, end]).toRanges();
    this.#texts.set(key, range);
    return range;
  }
}

function pairs(bounds: readonly bigint[]): (readonly [bigint, bigint])[] {
  const result: (readonly [bigint, bigint])[] = [];
  for (let i = 0; i < bounds.length; i += 2) {
    result.push([bounds[i], bounds[i + 1]]);
  }
  return result;
}
