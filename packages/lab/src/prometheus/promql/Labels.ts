/** The label under which Prometheus keeps a series' metric name. @internal */
export const METRIC_NAME = '__name__';

/**
 * The labels of one series: immutable, without empty values, in name order, with a key that is computed once.
 *
 * @remarks
 * PromQL treats a missing label and an empty one alike, so empty values are dropped on construction.
 *
 * @internal
 */
export class Labels {
  static readonly empty = new Labels([]);

  readonly #entries: readonly (readonly [name: string, value: string])[];
  readonly #byName: ReadonlyMap<string, string>;
  #key: string | undefined;
  #unnamed: Labels | undefined;

  private constructor(entries: readonly (readonly [string, string])[]) {
    this.#entries = entries
      .filter(([, value]) => value !== '')
      .sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
    this.#byName = new Map(this.#entries);
  }

  static from(record: Readonly<Record<string, string>>): Labels {
    return new Labels(Object.entries(record));
  }

  /** The value, or the empty string where the label is not set. */
  get(name: string): string {
    return this.#byName.get(name) ?? '';
  }

  /** Equal for equal label sets, and sorts them as Prometheus sorts its answers. */
  get key(): string {
    this.#key ??= this.#entries
      .map(([name, value]) => `${name}\u0000${value}`)
      .join('\u0001');
    return this.#key;
  }

  get names(): readonly string[] {
    return this.#entries.map(([name]) => name);
  }

  keep(names: ReadonlySet<string>): Labels {
    return new Labels(this.#entries.filter(([name]) => names.has(name)));
  }

  drop(names: ReadonlySet<string>): Labels {
    return new Labels(this.#entries.filter(([name]) => !names.has(name)));
  }

  /** The same labels without the metric name; the same object on each call, so that caches by identity hold. */
  withoutMetricName(): Labels {
    this.#unnamed ??= this.#byName.has(METRIC_NAME)
      ? this.drop(new Set([METRIC_NAME]))
      : this;
    return this.#unnamed;
  }

  with(name: string, value: string): Labels {
    return new Labels([
      ...this.#entries.filter(([known]) => known !== name),
      [name, value],
    ]);
  }

  toJSON(): Record<string, string> {
    return Object.fromEntries(this.#entries);
  }

  /** `metric{a="b"}`, as Prometheus writes series in messages. */
  toString(): string {
    const pairs = this.#entries
      .filter(([name]) => name !== METRIC_NAME)
      .map(([name, value]) => `${name}=${JSON.stringify(value)}`);
    return `${this.get(METRIC_NAME)}{${pairs.join(', ')}}`;
  }
}
