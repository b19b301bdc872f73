import { ResponseError } from '@backstage/errors';

/**
 * Makes the `ResponseError` of an API server's refusal: its status, and its own sentence as the cause.
 *
 * @internal
 */
export async function toStatusError(options: {
  readonly status: number;
  readonly message: string;
  readonly url: URL;
}): Promise<ResponseError> {
  const { status, message, url } = options;
  return ResponseError.fromResponse({
    ok: false,
    redirected: false,
    status,
    statusText: '',
    type: 'default',
    url: url.pathname,
    headers: new Headers({ 'content-type': 'application/json' }),
    text: async () =>
      JSON.stringify({
        error: { name: 'Error', message },
        response: { statusCode: status },
      }),
  });
}
