import { WorkloadPod } from '../../model/Workload';
import { FacetIndex } from '../selectors/FacetIndex';
import { Facets, FacetSelector } from '../selectors/FacetSelector';
import { createPeerFacts, PeerFacts } from './PeerFacts';

/**
 * Every shape of pod that a cluster has had, numbered once and for all, with the answers to the selectors that were asked.
 * Grows only; each index that uses it knows up to which number it was made.
 *
 * @internal
 */
export class ShapeStore {
  readonly withAddresses: boolean;
  readonly #shapes: PeerFacts[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #index = new FacetIndex();
  readonly #found = new Map<
    string,
    { upTo: number; readonly list: number[] }
  >();

  constructor(withAddresses: boolean) {
    this.withAddresses = withAddresses;
  }

  get size(): number {
    return this.#shapes.length;
  }

  shapes(upTo: number): readonly PeerFacts[] {
    return upTo === this.#shapes.length
      ? this.#shapes
      : this.#shapes.slice(0, upTo);
  }

  /** The number of the shape of a pod with the given facets. */
  shapeOf(pod: WorkloadPod, facets: Facets): number {
    const addresses = this.withAddresses ? pod.ips : [];
    const key = shapeKey(facets, pod, addresses);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const shape = this.#index.add(facets);
    this.#numbers.set(key, shape);
    this.#shapes.push(
      createPeerFacts({ kind: 'pod', facets, ports: pod.ports, addresses }),
    );
    return shape;
  }

  /** The shapes below `upTo` that a selector matches, ascending. */
  find(selector: FacetSelector, upTo: number): readonly number[] {
    let found = this.#found.get(selector.key);
    if (found === undefined) {
      found = { upTo: this.size, list: this.#index.find(selector) };
      this.#found.set(selector.key, found);
    }
    for (; found.upTo < this.size; found.upTo++) {
      if (selector.matches(this.#index.facets(found.upTo))) {
        found.list.push(found.upTo);
      }
    }
    return upTo === this.size
      ? found.list
      : found.list.filter(shape => shape < upTo);
  }
}

function shapeKey(
  facets: Facets,
  pod: WorkloadPod,
  addresses: readonly string[],
): string {
  const labels = [...facets].map(([key, value]) => `${key}=${value}`).sort();
  const ports = pod.ports.map(
    ({ name, port, protocol }) => `${name ?? ''}/${port}/${protocol}`,
  );
  return [labels.join('\n'), ports.join('\n'), addresses.join('\n')].join(
    '\n\n',
  );
}
