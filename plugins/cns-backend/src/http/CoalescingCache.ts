/**
 * What a {@link CoalescingCache} answers.
 *
 * @internal
 */
export interface CachedValue<T> {
  readonly value: T;
  /** Epoch milliseconds when it was loaded. */
  readonly loadedAt: number;
  /** Present when the value is stale: what the attempt to load a newer one failed with. */
  readonly error?: unknown;
}

/**
 * Settings of a {@link CoalescingCache}.
 *
 * @internal
 */
export interface CoalescingCacheOptions<T> {
  /** Milliseconds for which a value is served without asking again; may depend on the value. */
  readonly ttlMs: number | ((value: T) => number);
  /** Milliseconds for which a failure is served without asking again, so that many viewers do not wait for one dead upstream in turn. Default 5,000. */
  readonly errorTtlMs?: number;
  /** Milliseconds after which a value is too old to stand in for a newer one. Default one hour. */
  readonly maxStaleMs?: number;
  /** Keys kept; the one that was not used for longest goes first. Default 1,000. */
  readonly maxEntries?: number;
  /** Epoch milliseconds. Default `Date.now`. */
  readonly now?: () => number;
}

interface Entry<T> {
  loaded?: { value: T; at: number; window: string; call: number };
  failure?: { error: unknown; at: number; window: string };
  pending?: { window: string; promise: Promise<CachedValue<T>> };
}

/**
 * Lets all viewers share one call to an upstream per key and time window, and serves the last good value when the upstream fails.
 *
 * @internal
 */
export class CoalescingCache<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #ttlMs: (value: T) => number;
  readonly #errorTtlMs: number;
  readonly #maxStaleMs: number;
  readonly #maxEntries: number;
  readonly #now: () => number;
  #calls = 0;

  constructor(options: CoalescingCacheOptions<T>) {
    const { ttlMs } = options;
    this.#ttlMs = typeof ttlMs === 'number' ? () => ttlMs : ttlMs;
    this.#errorTtlMs = options.errorTtlMs ?? 5_000;
    this.#maxStaleMs = options.maxStaleMs ?? 3_600_000;
    this.#maxEntries = options.maxEntries ?? 1_000;
    this.#now = options.now ?? Date.now;
  }

  /**
   * The value for a key: the cached one, the one that is being loaded for somebody else, or a new one.
   *
   * @param key - what identifies the question
   * @param load - asks the upstream; called at most once per window, however many ask
   * @param window - a value of another window is not fresh, whatever its age; it still serves as stale
   * @throws what `load` threw, when there is no value to stand in
   */
  async get(
    key: string,
    load: () => Promise<T>,
    window: string = '',
  ): Promise<CachedValue<T>> {
    const entry = this.#touch(key);
    const { loaded, failure, pending } = entry;
    const now = this.#now();
    if (
      loaded?.window === window &&
      now - loaded.at < this.#ttlMs(loaded.value)
    ) {
      return { value: loaded.value, loadedAt: loaded.at };
    }
    if (failure?.window === window && now - failure.at < this.#errorTtlMs) {
      return this.#standIn(entry, failure.error);
    }
    if (pending?.window === window) {
      return pending.promise;
    }
    const started = { window, promise: this.#load(entry, load, window) };
    entry.pending = started;
    try {
      return await started.promise;
    } finally {
      if (entry.pending === started) {
        entry.pending = undefined;
      }
    }
  }

  async #load(
    entry: Entry<T>,
    load: () => Promise<T>,
    window: string,
  ): Promise<CachedValue<T>> {
    this.#calls += 1;
    const call = this.#calls;
    try {
      const value = await load();
      const at = this.#now();
      // An answer that a later call has overtaken is for those who waited for it only.
      if (!entry.loaded || entry.loaded.call < call) {
        entry.loaded = { value, at, window, call };
        entry.failure = undefined;
      }
      return { value, loadedAt: at };
    } catch (error) {
      entry.failure = { error, at: this.#now(), window };
      return this.#standIn(entry, error);
    }
  }

  #standIn({ loaded }: Entry<T>, error: unknown): CachedValue<T> {
    if (!loaded || this.#now() - loaded.at > this.#maxStaleMs) {
      throw error;
    }
    return { value: loaded.value, loadedAt: loaded.at, error };
  }

  /** Finds or makes the entry, marks it as used, and drops the least recently used beyond the limit. */
  #touch(key: string): Entry<T> {
    const entry = this.#entries.get(key) ?? {};
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#maxEntries) {
        break;
      }
      this.#entries.delete(oldest);
    }
    return entry;
  }
}
