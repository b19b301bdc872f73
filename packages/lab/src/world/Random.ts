/**
 * A seeded stream of numbers: the same seed gives the same world.
 *
 * @remarks
 * The generator is mulberry32 (32 bits of state), which is plenty for names and jitter and needs no package. Take a
 * `fork` per topic, so that adding a draw in one place does not change everything that is drawn after it.
 *
 * @public
 */
export class Random {
  #state: number;
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed >>> 0;
    this.#state = this.#seed;
  }

  /** A stream of its own that depends only on this one's seed and the topic. */
  fork(topic: string): Random {
    let hash = 2166136261 ^ this.#seed;
    for (let i = 0; i < topic.length; i += 1) {
      hash = Math.imul(hash ^ topic.charCodeAt(i), 16777619);
    }
    return new Random(hash);
  }

  /** From 0 up to but not including 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number, both ends included. */
  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  /** One of the items; there must be at least one. */
  pick<T>(items: readonly T[]): T {
    return items[this.int(0, items.length - 1)];
  }

  /** So many characters out of the alphabet. */
  text(length: number, alphabet: string): string {
    let out = '';
    for (let i = 0; i < length; i += 1) {
      out += alphabet[this.int(0, alphabet.length - 1)];
    }
    return out;
  }

  /** Lower-case hexadecimal digits, for commit ids and the like. */
  hex(length: number): string {
    return this.text(length, '0123456789abcdef');
  }

  /** The suffix that Kubernetes gives generated names (it leaves out vowels and look-alikes). */
  suffix(length = 5): string {
    return this.text(length, 'bcdfghjklmnpqrstvwxz2456789');
  }

  /** A version 4 UUID. */
  uuid(): string {
    const variant = this.text(1, '89ab');
    return `${this.hex(8)}-${this.hex(4)}-4${this.hex(3)}-${variant}${this.hex(
      3,
    )}-${this.hex(12)}`;
  }
}
