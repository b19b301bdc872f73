import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files in `e2e/prometheus/data`, each what one Cilium agent exposes under one choice of Hubble's options. @internal */
export type MetricsSampleName =
  | 'default-no-context'
  | 'helm-example'
  | 'namespace-context-n1'
  | 'namespace-context-n2'
  | 'namespace-or-reserved'
  | 'labels-context'
  | 'dashboards'
  | 'pod-context';

interface Sample {
  readonly series: string;
  /** After ten rounds of the played traffic. */
  readonly value: number;
}

const ROUNDS_PLAYED = 10;
const DATA = join(import.meta.dirname, '..', '..', 'prometheus', 'data');

/**
 * One sample file, as something that can be asked for at any number of rounds of its traffic: every counter grows by the
 * same amount in each round.
 *
 * @internal
 */
export class MetricsSample {
  readonly #lines: readonly (string | Sample)[];

  private constructor(lines: readonly (string | Sample)[]) {
    this.#lines = lines;
  }

  static read(name: MetricsSampleName): MetricsSample {
    const text = readFileSync(join(DATA, `${name}.prom`), 'utf8');
    return new MetricsSample(text.split('\n').filter(Boolean).map(toLine));
  }

  /** The text that an agent exposes after that many rounds, in Prometheus' text format. */
  render(rounds: number): string {
    const lines = this.#lines.map(line =>
      typeof line === 'string'
        ? line
        : `${line.series} ${valueAfter(line, rounds)}`,
    );
    return `${lines.join('\n')}\n`;
  }

  /** Names and values of all series after that many rounds; names with `labels` (`node="n1"`) added. */
  seriesAfter(rounds: number, labels: string): readonly string[] {
    return this.#samples().map(
      sample =>
        `${addLabels(sample.series, labels)} ${valueAfter(sample, rounds)}`,
    );
  }

  /** By how much a series grows in each round; the sum, if `series` (a part of the line) matches several. */
  growthPerRound(series: RegExp): number {
    return this.#samples()
      .filter(sample => series.test(sample.series))
      .reduce((sum, sample) => sum + sample.value / ROUNDS_PLAYED, 0);
  }

  #samples(): readonly Sample[] {
    return this.#lines.filter(line => typeof line !== 'string');
  }
}

function toLine(line: string): string | Sample {
  if (line.startsWith('#')) {
    return line;
  }
  const space = line.lastIndexOf(' ');
  return { series: line.slice(0, space), value: Number(line.slice(space + 1)) };
}

function valueAfter(sample: Sample, rounds: number): number {
  const value = (sample.value * rounds) / ROUNDS_PLAYED;
  // Hubble counts events; only the sums of durations are not whole.
  return Number.isInteger(sample.value) ? Math.floor(value) : value;
}

function addLabels(series: string, labels: string): string {
  return series.endsWith('}')
    ? `${series.slice(0, -1)},${labels}}`
    : `${series}{${labels}}`;
}
