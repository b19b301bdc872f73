import { Clock, Random } from '../../world';
import { Labels, METRIC_NAME } from '../promql/Labels';
import { SampleSeries } from '../promql/SampleSeries';
import { CounterSeries } from './CounterSeries';
import { GaugeSeries } from './GaugeSeries';
import { IntentCurve } from './IntentCurve';
import { ScrapeTarget } from './ScrapeTarget';
import { UpSeries } from './UpSeries';

/** A target with the labels that the scrape gives to all its series. @internal */
export interface LabelledTarget {
  readonly target: ScrapeTarget;
  readonly labels: Readonly<Record<string, string>>;
}

/** What one kind of event adds to one counter. @internal */
export interface Count {
  /** Tells this event of this intent apart from others that count in the same series. */
  readonly key: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly curve: IntentCurve;
  readonly factor: number;
}

/**
 * All series of one Prometheus. It is filled again from the start whenever the world changes, between `begin` and
 * `end`; what is not said again stops counting at that time, and keeps what it has.
 *
 * @internal
 */
export class SeriesTable {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #sinceMs: number;
  readonly #targets = new Map<string, LabelledTarget>();
  readonly #series = new Map<string, Map<string, SampleSeries>>();
  readonly #counters = new Map<CounterSeries, Set<string>>();
  #ordered = new Map<string | undefined, readonly SampleSeries[]>();
  #atMs = 0;

  constructor(clock: Clock, random: Random, sinceMs: number) {
    this.#clock = clock;
    this.#random = random;
    this.#sinceMs = sinceMs;
  }

  get metricNames(): readonly string[] {
    return [...this.#series.keys()].sort();
  }

  /** All series, or those of one metric, in the order of their labels. */
  series(metric: string | undefined): readonly SampleSeries[] {
    const known = this.#ordered.get(metric);
    if (known) {
      return known;
    }
    const found =
      metric === undefined
        ? [...this.#series.values()].flatMap(byKey => [...byKey.values()])
        : [...(this.#series.get(metric)?.values() ?? [])];
    found.sort((a, b) => (a.labels.key < b.labels.key ? -1 : 1));
    this.#ordered.set(metric, found);
    return found;
  }

  begin(atMs: number): void {
    this.#atMs = atMs;
    for (const keys of this.#counters.values()) {
      keys.clear();
    }
  }

  end(): void {
    for (const [series, keys] of this.#counters) {
      series.closeOthers(keys, this.#atMs);
    }
    this.#ordered = new Map();
  }

  /** Makes sure that a target is scraped; `process` is what runs behind it. */
  target(
    job: string,
    instance: string,
    options: {
      readonly process: string;
      readonly labels: Readonly<Record<string, string>>;
    },
  ): LabelledTarget {
    const id = `${job}/${instance}`;
    const known = this.#targets.get(id);
    const target =
      known?.target ??
      new ScrapeTarget(instance, this.#sinceMs, this.#random, options.process);
    const labelled = { target, labels: { instance, job, ...options.labels } };
    this.#targets.set(id, labelled);
    this.#find(
      'up',
      labelled,
      {},
      labels => new UpSeries(labels, target, this.#clock),
    );
    return labelled;
  }

  gauge(
    target: LabelledTarget,
    name: string,
    labels: Readonly<Record<string, string>>,
    value: number,
  ): void {
    const series = this.#find(
      name,
      target,
      labels,
      all => new GaugeSeries(all, target.target, this.#clock, value),
    );
    if (series instanceof GaugeSeries) {
      series.set(value, this.#atMs);
    }
  }

  /** Adds an event to a counter of a target that is scraped. */
  count(job: string, instance: string, count: Count): void {
    const target = this.#targets.get(`${job}/${instance}`);
    if (!target) {
      return;
    }
    const series = this.#find(
      count.name,
      target,
      count.labels,
      all => new CounterSeries(all, target.target, this.#clock),
    );
    if (!(series instanceof CounterSeries)) {
      return;
    }
    const key = `${count.key} ${count.factor}`;
    if (!series.isOpen(key)) {
      series.open(key, count.curve, count.factor, this.#atMs);
    }
    const keys = this.#counters.get(series) ?? new Set();
    this.#counters.set(series, keys.add(key));
  }

  #find(
    name: string,
    target: LabelledTarget,
    own: Readonly<Record<string, string>>,
    create: (labels: Labels) => SampleSeries,
  ): SampleSeries {
    // honorLabels: what the target says wins over what the scrape adds.
    const labels = Labels.from({
      ...target.labels,
      ...own,
      [METRIC_NAME]: name,
    });
    const byKey = this.#series.get(name) ?? new Map<string, SampleSeries>();
    this.#series.set(name, byKey);
    const series = byKey.get(labels.key) ?? create(labels);
    byKey.set(labels.key, series);
    return series;
  }
}
