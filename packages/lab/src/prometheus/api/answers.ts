import { HttpResponse } from 'msw';
import { PromQlError } from '../promql/PromQlError';

/** Prometheus' own envelope of an answer that worked. @internal */
export function success(
  data: unknown,
  warnings: readonly string[] = [],
): Response {
  return HttpResponse.json({
    status: 'success',
    data,
    ...(warnings.length > 0 ? { warnings } : {}),
  });
}

/** Prometheus' own envelope of an answer that did not work: 400 for `bad_data`, 422 for `execution`. @internal */
export function failure({ errorType, message }: PromQlError): Response {
  return HttpResponse.json(
    { status: 'error', errorType, error: message },
    { status: errorType === 'bad_data' ? 400 : 422 },
  );
}

/** What Prometheus says to a path that it does not have. @internal */
export function prometheusNotFound(): Response {
  return new Response('404 page not found\n', {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}
