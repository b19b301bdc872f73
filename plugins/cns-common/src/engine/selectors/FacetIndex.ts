import { Facets, FacetSelector } from './FacetSelector';

/**
 * Finds the endpoints that a selector matches without asking each of them: a positive requirement leads to a short list
 * of candidates, and only these are checked.
 *
 * @internal
 */
export class FacetIndex {
  readonly #items: Facets[] = [];
  readonly #byKey = new Map<string, number[]>();
  readonly #byValue = new Map<string, number[]>();

  /** Adds an endpoint and gives its number, counting from 0. */
  add(facets: Facets): number {
    const item = this.#items.length;
    this.#items.push(facets);
    for (const [key, value] of facets) {
      append(this.#byKey, key, item);
      append(this.#byValue, valueKey(key, value), item);
    }
    return item;
  }

  get size(): number {
    return this.#items.length;
  }

  facets(item: number): Facets {
    return this.#items[item];
  }

  /** The numbers of all endpoints that match, ascending. */
  find(selector: FacetSelector): number[] {
    const candidates = this.#candidates(selector);
    return candidates === undefined
      ? [...this.#items.keys()].filter(item =>
          selector.matches(this.#items[item]),
        )
      : candidates.filter(item => selector.matches(this.#items[item]));
  }

  /** The shortest list that some positive requirement leads to; none if there are only negative ones. */
  #candidates(selector: FacetSelector): readonly number[] | undefined {
    let best: readonly number[] | undefined;
    for (const { key, operator, values } of selector.requirements) {
      const list = this.#positive(key, operator, values);
      if (list !== undefined && (!best || list.length < best.length)) {
        best = list;
      }
    }
    return best;
  }

  #positive(
    key: string,
    operator: string,
    values: readonly string[],
  ): readonly number[] | undefined {
    if (operator === 'Exists') return this.#byKey.get(key) ?? [];
    if (operator !== 'In') return undefined;
    if (values.length === 1) {
      return this.#byValue.get(valueKey(key, values[0])) ?? [];
    }
    const all = [...new Set(values)].flatMap(
      value => this.#byValue.get(valueKey(key, value)) ?? [],
    );
    return all.sort((a, b) => a - b);
  }
}

function append(map: Map<string, number[]>, key: string, item: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}

function valueKey(key: string, value: string): string {
  return `${key}\n${value}`;
}
