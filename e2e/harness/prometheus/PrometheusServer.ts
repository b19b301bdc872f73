import { at, listAt } from '../http/at.ts';
import type { HttpClient } from '../http/HttpClient.ts';
import { ManagedProcess } from '../ManagedProcess.ts';
import type { RunDirectory } from '../RunDirectory.ts';
import { waitUntil } from '../waitUntil.ts';

/** @internal */
export interface PrometheusParts {
  readonly directory: RunDirectory;
  readonly client: HttpClient;
  readonly command: string;
  readonly args: readonly string[];
}

/** One series of an answer. @internal */
export interface PrometheusSeries {
  readonly labels: Readonly<Record<string, string>>;
  /** Pairs of time, in seconds since 1970, and value. One pair for an instant query. */
  readonly points: readonly (readonly [number, number])[];
}

/** @internal */
export interface QueryRange {
  /** Seconds since 1970. */
  readonly start: number;
  readonly end: number;
  readonly stepSeconds: number;
}

/**
 * A running Prometheus, which can be stopped and started again on the same address with the same data.
 *
 * @internal
 */
export class PrometheusServer {
  readonly url: string;
  readonly #parts: PrometheusParts;
  #process: ManagedProcess | undefined;

  constructor(parts: PrometheusParts) {
    this.#parts = parts;
    this.url = parts.client.url;
  }

  /** Starts it and returns when it answers. */
  async start(): Promise<void> {
    const { directory, client, command, args } = this.#parts;
    const started = await ManagedProcess.start({
      name: 'prometheus',
      command,
      args,
      directory,
    });
    this.#process = started;
    await waitUntil(
      'Prometheus',
      async () => (await client.request('/-/ready')).status === 200,
      { processes: [started] },
    );
  }

  /** Ends it in good order, so that it has its data when started again. */
  async stop(): Promise<void> {
    await this.#process?.terminate();
    this.#process = undefined;
  }

  /** Asks for the present value. */
  async query(
    expression: string,
    time?: number,
  ): Promise<readonly PrometheusSeries[]> {
    return this.#ask('/api/v1/query', { query: expression, time });
  }

  /** Asks for values over a time. */
  async queryRange(
    expression: string,
    range: QueryRange,
  ): Promise<readonly PrometheusSeries[]> {
    return this.#ask('/api/v1/query_range', {
      query: expression,
      start: range.start,
      end: range.end,
      step: range.stepSeconds,
    });
  }

  /** Waits until that many targets have been scraped twice, which is what a rate needs. */
  async waitForTargets(count: number): Promise<void> {
    await waitUntil(
      `${count} targets in Prometheus`,
      async () => {
        const scraped = await this.query(
          'count_over_time(up{job="hubble-metrics"}[5m]) >= 2',
        );
        return scraped.length === count;
      },
      { processes: this.#process ? [this.#process] : [], intervalMs: 200 },
    );
  }

  async #ask(
    path: string,
    query: Readonly<Record<string, string | number | undefined>>,
  ): Promise<readonly PrometheusSeries[]> {
    const answer = await this.#parts.client.request(path, { query });
    if (answer.status !== 200) {
      throw new Error(`Prometheus refused the query: ${answer.text}`);
    }
    return listAt(answer.json, 'data', 'result').map(toSeries);
  }
}

function toSeries(result: unknown): PrometheusSeries {
  const metric = at(result, 'metric');
  const values = at(result, 'values');
  return {
    labels: Object.fromEntries(
      Object.entries(metric ?? {}).map(([name, value]) => [
        name,
        String(value),
      ]),
    ),
    points: (Array.isArray(values) ? values : [at(result, 'value')]).map(
      point => [Number(at(point, 0)), Number(at(point, 1))],
    ),
  };
}
