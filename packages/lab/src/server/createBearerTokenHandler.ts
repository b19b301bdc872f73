import { http, HttpHandler } from 'msw';

/**
 * What a handler of a vendor is told about the token of a request.
 *
 * @internal
 */
export type TokenCheck = 'missing' | 'unknown' | 'known';

/**
 * The first handler of an upstream: lets requests with a known bearer token pass on to the others.
 *
 * @param baseUrl - without a slash at the end.
 * @param tokens - the secrets that are accepted.
 * @param refuse - the vendor's own answer; `undefined` lets the request pass all the same.
 *
 * @internal
 */
export function createBearerTokenHandler(
  baseUrl: string,
  tokens: ReadonlySet<string>,
  refuse: (
    check: 'missing' | 'unknown',
    request: Request,
  ) => Response | undefined,
): HttpHandler {
  return http.all(`${baseUrl}/*`, ({ request }) => {
    const check = checkToken(request, tokens);
    return check === 'known' ? undefined : refuse(check, request);
  });
}

function checkToken(request: Request, tokens: ReadonlySet<string>): TokenCheck {
  const header = request.headers.get('authorization');
  const token = header?.match(/^Bearer\s+(\S+)$/i)?.[1];
  if (token === undefined) return 'missing';
  return tokens.has(token) ? 'known' : 'unknown';
}
