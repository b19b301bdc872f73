import { http, HttpHandler } from 'msw';
import { Cluster, World } from '../world';
import { answerQuery, answerQueryRange } from './api/answerQuery';
import { failure, success } from './api/answers';
import {
  answerLabels,
  answerLabelValues,
  answerSeries,
} from './api/answerSeries';
import { describeMetrics } from './api/describeMetrics';
import { readParameters } from './api/readParameters';
import { ClusterMetrics } from './metrics/ClusterMetrics';
import { createEngineDecision } from './metrics/createEngineDecision';
import { DecideLanes } from './metrics/LaneOutcome';
import { PromQlError } from './promql/PromQlError';

/** The release whose rules the evaluator follows, and whose answers it was compared with. */
const BUILD_INFO = {
  version: '2.42.0',
  revision: 'lab',
  branch: 'HEAD',
  buildUser: 'lab',
  buildDate: '20230131-00:00:00',
  goVersion: 'go1.19.5',
};

/**
 * What {@link createPrometheusHandlers} needs.
 *
 * @internal
 */
export interface PrometheusHandlerOptions {
  readonly world: World;
  readonly cluster: Cluster;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  /** What policies do to traffic; the policy engine unless given. */
  readonly decide?: DecideLanes;
}

/**
 * The HTTP API of the Prometheus of one cluster, as msw handlers: queries, series, labels, metadata, status, health.
 *
 * @internal
 */
export function createPrometheusHandlers(
  options: PrometheusHandlerOptions,
): HttpHandler[] {
  const { world, cluster, baseUrl } = options;
  const { clock } = world;
  const metrics = new ClusterMetrics(
    world,
    cluster,
    options.decide ?? createEngineDecision(),
  );
  const api = `${baseUrl}/api/v1`;

  /** GET and POST at one path; what the answer throws is Prometheus' error. */
  function endpoint(
    path: string,
    answer: (parameters: URLSearchParams) => unknown,
  ): HttpHandler[] {
    const resolve = async ({ request }: { request: Request }) => {
      try {
        return success(answer(await readParameters(request)));
      } catch (error) {
        if (error instanceof PromQlError) {
          return failure(error);
        }
        throw error;
      }
    };
    return [
      http.get(`${api}/${path}`, resolve),
      http.post(`${api}/${path}`, resolve),
    ];
  }

  return [
    ...endpoint('query', parameters => answerQuery(metrics, clock, parameters)),
    ...endpoint('query_range', parameters =>
      answerQueryRange(metrics, parameters),
    ),
    ...endpoint('series', parameters =>
      answerSeries(metrics, clock, parameters),
    ),
    ...endpoint('labels', parameters =>
      answerLabels(metrics, clock, parameters),
    ),
    http.get(`${api}/label/:name/values`, async ({ request, params }) => {
      try {
        const parameters = await readParameters(request);
        const name = String(params.name);
        return success(answerLabelValues(metrics, clock, parameters, name));
      } catch (error) {
        if (error instanceof PromQlError) {
          return failure(error);
        }
        throw error;
      }
    }),
    http.get(`${api}/metadata`, ({ request }) => {
      const only = new URL(request.url).searchParams.get('metric');
      return success(describeMetrics(metrics.metricNames, only ?? undefined));
    }),
    http.get(`${api}/status/buildinfo`, () => success(BUILD_INFO)),
    http.get(`${baseUrl}/-/ready`, () => text('Prometheus Server is Ready.\n')),
    http.get(`${baseUrl}/-/healthy`, () =>
      text('Prometheus Server is Healthy.\n'),
    ),
  ];
}

function text(body: string): Response {
  return new Response(body, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}
