import { StatusError } from '../kubernetes/StatusError';
import { Fault } from './Fault';
import { UpstreamKind } from './UpstreamKind';

const REASONS: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  410: 'Expired',
  500: 'InternalError',
  503: 'ServiceUnavailable',
  504: 'Timeout',
};

const TEXTS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  410: 'Gone',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/**
 * The answer of an upstream that has a fault, in the form that its vendor gives it.
 *
 * @internal
 */
export function faultResponse(kind: UpstreamKind, fault: Fault): Response {
  switch (fault.type) {
    case 'status':
      return statusResponse(kind, fault.status, fault.retryAfterSeconds);
    case 'html':
      return new Response(
        '<!DOCTYPE html><html><head><title>Sign in</title></head><body><form action="/login"></form></body></html>',
        { headers: { 'content-type': 'text/html' } },
      );
    case 'huge':
      return new Response(hugeBody(fault.bytes), {
        headers: { 'content-type': 'application/json' },
      });
    default:
      return new Response('{"kind":"Pod', {
        headers: { 'content-type': 'application/json' },
      });
  }
}

function statusResponse(
  kind: UpstreamKind,
  status: number,
  retryAfterSeconds: number | undefined,
): Response {
  const text = TEXTS[status] ?? 'Error';
  const headers = new Headers(
    retryAfterSeconds === undefined
      ? {}
      : { 'retry-after': String(retryAfterSeconds) },
  );
  if (kind === 'gitlab' && status === 429) {
    // GitLab's limits are kept by what stands before its API, which speaks no JSON.
    headers.set('content-type', 'text/plain');
    return new Response('Retry later\n', { status, headers });
  }
  if (kind === 'gitlab') {
    return Response.json({ message: `${status} ${text}` }, { status, headers });
  }
  if (kind === 'prometheus') {
    // Prometheus has no accounts and no limits of its own: 4xx of that kind come from a proxy before it.
    return status === 400 || status === 422 || status >= 500
      ? Response.json(
          { status: 'error', errorType: 'internal', error: text },
          { status, headers },
        )
      : new Response(`${text}\n`, { status, headers });
  }
  if (status === 429) {
    headers.set('retry-after', String(retryAfterSeconds ?? 1));
    return new Response('Too many requests, please try again later.\n', {
      status,
      headers,
    });
  }
  const body = new StatusError({
    code: status,
    reason: REASONS[status] ?? 'InternalError',
    message: text,
  }).toStatus();
  return Response.json(body, { status, headers });
}

function hugeBody(bytes: number): ReadableStream<Uint8Array> {
  const chunk = new TextEncoder().encode(' '.repeat(64 * 1024));
  let left = bytes;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (left <= 0) {
          controller.enqueue(new TextEncoder().encode('{}'));
          controller.close();
          return;
        }
        controller.enqueue(chunk);
        left -= chunk.length;
      },
    },
    { highWaterMark: 0 },
  );
}

/** The same answer, whose connection breaks after so many bytes. @internal */
export function spoil(response: Response, bytes: number): Response {
  if (!response.body) return response;
  let left = bytes;
  const cutting = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      controller.enqueue(chunk.subarray(0, left));
      left -= chunk.length;
      if (left <= 0) controller.error(new Error('cut by a fault of the lab'));
    },
  });
  return new Response(response.body.pipeThrough(cutting), {
    status: response.status,
    headers: response.headers,
  });
}
