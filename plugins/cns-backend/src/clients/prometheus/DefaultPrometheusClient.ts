import { z } from 'zod';
import { HttpClient } from '../../http/HttpClient';
import { parseJsonAnswer } from '../../http/parseJsonAnswer';
import {
  PromAnswer,
  PrometheusClient,
  PromSample,
  PromSeries,
  PromTimes,
} from './PrometheusClient';
import { PromMatcher, PromQuery } from './PromQuery';
import {
  buildInfoAnswerWire,
  instantAnswerWire,
  namesAnswerWire,
  rangeAnswerWire,
} from './prometheusWire';

// Longer ones go as a form: servers and proxies in between cut URLs at 2 to 8 KB.
const MAX_QUERY_STRING_LENGTH = 1_800;

/** How we show a store who we are. @internal */
export type PrometheusAuth =
  | {
      readonly type: 'basic';
      readonly username: string;
      readonly password: string;
    }
  | { readonly type: 'bearer'; readonly token: string };

/** How to reach one store. @internal */
export interface PrometheusEndpoint {
  /** Base URL without trailing slash; `/api/v1/...` is added. */
  readonly url: string;
  /** Sent with every call, for example `X-Scope-OrgID`, the tenant of Mimir. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly auth?: PrometheusAuth;
  /** Label values that single out the cluster. */
  readonly matchers?: Readonly<Record<string, string>>;
}

/**
 * {@link PrometheusClient} over HTTP.
 *
 * @internal
 */
export class DefaultPrometheusClient implements PrometheusClient {
  readonly matchers: readonly PromMatcher[];
  readonly #http: HttpClient;
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(options: { http: HttpClient; endpoint: PrometheusEndpoint }) {
    const { endpoint } = options;
    this.#http = options.http;
    this.#url = endpoint.url;
    this.#headers = {
      accept: 'application/json',
      ...endpoint.headers,
      ...authHeaders(endpoint.auth),
    };
    this.matchers = Object.entries(endpoint.matchers ?? {}).map(
      ([label, value]) => ({ label, op: 'is' as const, value }),
    );
  }

  async query(
    query: PromQuery,
    at: number,
  ): Promise<PromAnswer<readonly PromSample[]>> {
    const answer = await this.#call('query', instantAnswerWire, {
      query: query.toString(),
      time: String(at),
    });
    return {
      warnings: answer.warnings ?? [],
      data: answer.data.result.map(series => ({
        labels: series.metric,
        value: finite(series.value[1]),
      })),
    };
  }

  async queryRange(
    query: PromQuery,
    times: PromTimes & { readonly stepSeconds: number },
  ): Promise<PromAnswer<readonly PromSeries[]>> {
    const answer = await this.#call('query_range', rangeAnswerWire, {
      query: query.toString(),
      start: String(times.start),
      end: String(times.end),
      step: String(times.stepSeconds),
    });
    return {
      warnings: answer.warnings ?? [],
      data: answer.data.result.map(series => ({
        labels: series.metric,
        points: toPoints(series.values),
      })),
    };
  }

  async labelNames(
    selector: PromQuery,
    times: PromTimes,
  ): Promise<PromAnswer<readonly string[]>> {
    const answer = await this.#call('labels', namesAnswerWire, {
      'match[]': selector.toString(),
      start: String(times.start),
      end: String(times.end),
    });
    return { warnings: answer.warnings ?? [], data: answer.data };
  }

  async labelValues(
    label: string,
    selector: PromQuery,
    times: PromTimes,
  ): Promise<PromAnswer<readonly string[]>> {
    // This one has no form of POST.
    const answer = await this.#call(
      `label/${encodeURIComponent(label)}/values`,
      namesAnswerWire,
      {
        'match[]': selector.toString(),
        start: String(times.start),
        end: String(times.end),
      },
      'GET',
    );
    return { warnings: answer.warnings ?? [], data: answer.data };
  }

  async buildInfo(): Promise<{ readonly version: string | undefined }> {
    const answer = await this.#call('status/buildinfo', buildInfoAnswerWire);
    return { version: answer.data.version };
  }

  async #call<T extends z.ZodType>(
    path: string,
    schema: T,
    params: Record<string, string> = {},
    method?: 'GET',
  ): Promise<z.infer<T>> {
    const form = new URLSearchParams(params).toString();
    const url = new URL(`${this.#url}/api/v1/${path}`);
    if (method === 'GET' || form.length <= MAX_QUERY_STRING_LENGTH) {
      url.search = form;
      return parseJsonAnswer(
        await this.#http.request({ url, headers: this.#headers }),
        schema,
      );
    }
    return parseJsonAnswer(
      await this.#http.request({
        url,
        method: 'POST',
        headers: {
          ...this.#headers,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: form,
        idempotent: true,
      }),
      schema,
    );
  }
}

function authHeaders(auth: PrometheusAuth | undefined): Record<string, string> {
  switch (auth?.type) {
    case undefined:
      return {};
    case 'basic': {
      const pair = Buffer.from(`${auth.username}:${auth.password}`, 'utf8');
      return { authorization: `Basic ${pair.toString('base64')}` };
    }
    case 'bearer':
      return { authorization: `Bearer ${auth.token}` };
    default: {
      const never: never = auth;
      throw new Error(`No such authentication: ${JSON.stringify(never)}`);
    }
  }
}

function toPoints(
  values: readonly (readonly [number, string])[],
): ReadonlyMap<number, number | undefined> {
  return new Map(values.map(([time, text]) => [time, finite(text)]));
}

/** `NaN`, `+Inf` and `-Inf` are no numbers that a chart or a total could show. */
function finite(text: string): number | undefined {
  const value = Number(text);
  return text.trim() !== '' && Number.isFinite(value) ? value : undefined;
}
