import { PortRange, Protocol, TrafficRanges } from '../../model/Traffic';
import { combineIntervals } from './combineIntervals';
import { normalizeIntervals } from './normalizeIntervals';
import { protocolSpace, protocolStride } from './protocolSpace';

const origins = new Map(
  protocolSpace.map((entry, index) => [entry.protocol, index * protocolStride]),
);

/**
 * An immutable set of (protocol, port) points: the ports, ICMP types and portless protocols that something is about.
 *
 * @internal
 */
export class TrafficSet {
  static readonly empty = new TrafficSet([]);
  static readonly all = TrafficSet.ofProtocols(
    protocolSpace.map(entry => entry.protocol),
  );

  /** Flat sorted half-open boundaries in the traffic space. */
  readonly #bounds: readonly number[];

  private constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
  }

  /** The points `first` to `last` (inclusive) of one protocol; points outside of what the protocol has are dropped. */
  static range(protocol: Protocol, first: number, last: number): TrafficSet {
    const index = protocolSpace.findIndex(entry => entry.protocol === protocol);
    const space = protocolSpace[index];
    const from = Math.max(first, space.first);
    const to = Math.min(last, space.last);
    const origin = index * protocolStride;
    return from > to
      ? TrafficSet.empty
      : new TrafficSet([origin + from, origin + to + 1]);
  }

  /** Everything of the given protocols. */
  static ofProtocols(protocols: readonly Protocol[]): TrafficSet {
    return new TrafficSet(
      normalizeIntervals(
        protocolSpace.flatMap((entry, index) =>
          protocols.includes(entry.protocol)
            ? [
                [
                  index * protocolStride + entry.first,
                  index * protocolStride + entry.last + 1,
                ] as const,
              ]
            : [],
        ),
      ),
    );
  }

  /** The set that {@link TrafficSet.toRanges} describes. */
  static fromRanges(ranges: TrafficRanges): TrafficSet {
    let result = TrafficSet.empty;
    for (const { protocol } of protocolSpace) {
      for (const [first, last] of ranges[protocol] ?? []) {
        result = result.union(TrafficSet.range(protocol, first, last));
      }
    }
    return result;
  }

  get isEmpty(): boolean {
    return this.#bounds.length === 0;
  }

  /** Text that is equal exactly for equal sets. */
  get key(): string {
    return this.#bounds.join();
  }

  /** Whether one point is in the set. `value` is a port, an ICMP type, or 0 for protocols without either. */
  has(protocol: Protocol, value: number): boolean {
    const origin = origins.get(protocol);
    if (origin === undefined) return false;
    const at = origin + value;
    // Binary search for the number of boundaries at or before the point; odd means inside.
    let low = 0;
    let high = this.#bounds.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.#bounds[middle] <= at) low = middle + 1;
      else high = middle;
    }
    return low % 2 === 1;
  }

  union(other: TrafficSet): TrafficSet {
    return new TrafficSet(
      combineIntervals(this.#bounds, other.#bounds, (a, b) => a || b),
    );
  }

  intersect(other: TrafficSet): TrafficSet {
    return new TrafficSet(
      combineIntervals(this.#bounds, other.#bounds, (a, b) => a && b),
    );
  }

  subtract(other: TrafficSet): TrafficSet {
    return new TrafficSet(
      combineIntervals(this.#bounds, other.#bounds, (a, b) => a && !b),
    );
  }

  /** The set as ranges per protocol, for answers. */
  toRanges(): TrafficRanges {
    const ranges: Partial<Record<Protocol, PortRange[]>> = {};
    for (let i = 0; i < this.#bounds.length; i += 2) {
      const index = Math.floor(this.#bounds[i] / protocolStride);
      const { protocol } = protocolSpace[index];
      const origin = index * protocolStride;
      const list = ranges[protocol] ?? [];
      list.push([this.#bounds[i] - origin, this.#bounds[i + 1] - 1 - origin]);
      ranges[protocol] = list;
    }
    return ranges;
  }
}
