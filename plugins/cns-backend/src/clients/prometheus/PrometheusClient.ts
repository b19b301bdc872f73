import { PromMatcher, PromQuery } from './PromQuery';

/** One series at one time. `value` is absent where Prometheus says `NaN` or an infinity. @internal */
export interface PromSample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number | undefined;
}

/** One series over time. @internal */
export interface PromSeries {
  readonly labels: Readonly<Record<string, string>>;
  /** Epoch seconds to value; a time that is missing had no sample, one without value had `NaN` or an infinity. */
  readonly points: ReadonlyMap<number, number | undefined>;
}

/** An answer, with what Prometheus (or Thanos, Mimir) warns about, for example a store that did not answer. @internal */
export interface PromAnswer<T> {
  readonly data: T;
  readonly warnings: readonly string[];
}

/** A stretch of time, in epoch seconds. @internal */
export interface PromTimes {
  readonly start: number;
  readonly end: number;
}

/**
 * What we ask a Prometheus-compatible store (Prometheus, Thanos, Mimir, VictoriaMetrics) that has a cluster's Hubble metrics. Every method throws a
 * `ResponseError` or an `OutboundError`.
 *
 * @internal
 */
export interface PrometheusClient {
  /** The matchers that single out the cluster where the store has several; they belong into every selector. */
  readonly matchers: readonly PromMatcher[];

  /** Instant query at a time in epoch seconds. */
  query(
    query: PromQuery,
    at: number,
  ): Promise<PromAnswer<readonly PromSample[]>>;

  /** Range query: a value at `start`, then every `stepSeconds` until `end`. */
  queryRange(
    query: PromQuery,
    times: PromTimes & { readonly stepSeconds: number },
  ): Promise<PromAnswer<readonly PromSeries[]>>;

  /** Names of the labels that the selected series have; none when there is no such series. */
  labelNames(
    selector: PromQuery,
    times: PromTimes,
  ): Promise<PromAnswer<readonly string[]>>;

  /** Values that one label of the selected series has. */
  labelValues(
    label: string,
    selector: PromQuery,
    times: PromTimes,
  ): Promise<PromAnswer<readonly string[]>>;

  /** Product and version, for example `Prometheus 2.53.3`; stores other than Prometheus may leave out parts. */
  buildInfo(): Promise<{ readonly version: string | undefined }>;
}

/**
 * The stores by cluster.
 *
 * @internal
 */
export interface PrometheusClients {
  /** Absent when none is configured for the cluster. */
  find(cluster: string): PrometheusClient | undefined;
}
