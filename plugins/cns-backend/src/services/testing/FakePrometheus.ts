import {
  PromAnswer,
  PrometheusClient,
  PromSample,
  PromSeries,
  PromTimes,
} from '../../clients/prometheus/PrometheusClient';
import { PromMatcher, PromQuery } from '../../clients/prometheus/PromQuery';

/** How a {@link FakePrometheus} answers; the first pattern that a query matches decides. @internal */
export interface FakePrometheusOptions {
  readonly matchers?: readonly PromMatcher[];
  /** Label names by metric. */
  readonly labels?: Readonly<Record<string, readonly string[]>>;
  /** Label values by label. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
  readonly instant?: readonly (readonly [RegExp, readonly PromSample[]])[];
  /** Constant values; each series has its value at every time asked for, unless `at` limits it. */
  readonly ranges?: readonly (readonly [RegExp, readonly FakeSeries[]])[];
  readonly warnings?: readonly string[];
}

/** A series with the same value at all times. @internal */
export interface FakeSeries {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number | undefined;
  /** Whether it has a sample at a time; default always. */
  readonly at?: (time: number) => boolean;
}

/** A {@link PrometheusClient} without a network, which keeps what it was asked. @internal */
export class FakePrometheus implements PrometheusClient {
  readonly matchers: readonly PromMatcher[];
  readonly asked: string[] = [];
  /** When set, every method throws it. */
  failure: Error | undefined;
  readonly #options: FakePrometheusOptions;

  constructor(options: FakePrometheusOptions = {}) {
    this.#options = options;
    this.matchers = options.matchers ?? [];
  }

  async query(
    query: PromQuery,
    at: number,
  ): Promise<PromAnswer<readonly PromSample[]>> {
    const text = this.#ask(`${query} @${at}`);
    return this.#answer(find(this.#options.instant, text));
  }

  async queryRange(
    query: PromQuery,
    times: PromTimes & { readonly stepSeconds: number },
  ): Promise<PromAnswer<readonly PromSeries[]>> {
    const text = this.#ask(
      `${query} @${times.start}..${times.end}/${times.stepSeconds}`,
    );
    const series = find(this.#options.ranges, text);
    return this.#answer(
      series.map(({ labels, value, at }) => {
        const points = new Map<number, number | undefined>();
        for (let t = times.start; t <= times.end; t += times.stepSeconds) {
          if (at?.(t) ?? true) {
            points.set(t, value);
          }
        }
        return { labels, points };
      }),
    );
  }

  async labelNames(
    selector: PromQuery,
  ): Promise<PromAnswer<readonly string[]>> {
    const text = this.#ask(`labels ${selector}`);
    const [metric] = text.slice('labels '.length).split('{');
    return this.#answer(this.#options.labels?.[metric] ?? []);
  }

  async labelValues(
    label: string,
    selector: PromQuery,
  ): Promise<PromAnswer<readonly string[]>> {
    this.#ask(`values of ${label} ${selector}`);
    return this.#answer(this.#options.values?.[label] ?? []);
  }

  async buildInfo(): Promise<{ readonly version: string | undefined }> {
    this.#ask('buildinfo');
    return { version: '2.53.3' };
  }

  #ask(text: string): string {
    this.asked.push(text);
    if (this.failure) {
      throw this.failure;
    }
    return text;
  }

  #answer<T>(data: T): PromAnswer<T> {
    return { data, warnings: this.#options.warnings ?? [] };
  }
}

function find<T>(
  table: readonly (readonly [RegExp, readonly T[]])[] | undefined,
  text: string,
): readonly T[] {
  return table?.find(([pattern]) => pattern.test(text))?.[1] ?? [];
}
