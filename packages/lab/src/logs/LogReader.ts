import { Clock, Cluster, LogLine, LogSource, Random } from '../world';
import { createAppLine } from './createAppLine';
import { MonitorEvents } from './MonitorEvents';

/** How far back a log reaches. */
const HISTORY_MS = 30 * 60 * 1000;

/**
 * Writes the logs of a cluster's containers when somebody reads them: a line every few seconds, which stays as it is
 * once it was read.
 *
 * @internal
 */
export class LogReader {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #startedAt: number;
  readonly #written = new Map<string, Map<number, string>>();
  #monitor: MonitorEvents | undefined;

  constructor(options: {
    readonly clock: Clock;
    readonly random: Random;
    readonly startedAt: number;
  }) {
    this.#clock = options.clock;
    this.#random = options.random;
    this.#startedAt = options.startedAt;
  }

  read(cluster: Cluster, source: LogSource): readonly LogLine[] {
    const { namespace, pod, container, previous } = source;
    const object = cluster.objects.get('pods', namespace, pod);
    if (!object) return [];
    const topic = `${cluster.name} ${namespace}/${pod} ${container} ${previous}`;
    const period = this.#random.fork(topic).int(1500, 4000);
    const began = Date.parse(object.metadata.creationTimestamp);
    const end = previous ? this.#startedAt - HISTORY_MS : this.#clock.now();
    const written = this.#written.get(topic) ?? new Map<number, string>();
    this.#written.set(topic, written);
    const lines: LogLine[] = [];
    const first = Math.ceil(Math.max(began, end - HISTORY_MS) / period);
    forgetBefore(written, first);
    for (let i = first; i * period <= end; i += 1) {
      const text =
        written.get(i) ??
        this.#write(cluster, source, this.#random.fork(`${topic} ${i}`));
      written.set(i, text);
      lines.push({ at: i * period, text });
    }
    if (previous) {
      lines.push({ at: end, text: 'level=fatal msg="liveness probe failed"' });
    }
    return lines;
  }

  #write(cluster: Cluster, source: LogSource, random: Random): string {
    if (source.container !== 'cilium-monitor') {
      return createAppLine(random, source.container);
    }
    this.#monitor ??= new MonitorEvents(cluster);
    return this.#monitor.describe(source.pod, random);
  }
}

/** A log that is followed for days must not grow for days. Entries are in the order of their numbers. */
function forgetBefore(written: Map<number, string>, first: number): void {
  for (const i of written.keys()) {
    if (i >= first) return;
    written.delete(i);
  }
}
