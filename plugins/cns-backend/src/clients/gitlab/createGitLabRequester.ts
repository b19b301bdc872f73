import {
  createRequesterFn,
  RequesterType,
  ResourceOptions,
} from '@gitbeaker/requester-utils';
import { HttpClient } from '../../http/HttpClient';
import { parseJsonBody } from '../../http/parseJsonAnswer';

/**
 * Lets gitbeaker send its requests through our {@link HttpClient}. Its own sender retries ten times without a deadline, follows redirects with the token, and reads
 * bodies of any size.
 *
 * @internal
 */
export function createGitLabRequester(options: {
  readonly http: HttpClient;
  /** Without trailing slash. */
  readonly apiBaseUrl: string;
}): (resource: ResourceOptions) => RequesterType {
  return createRequesterFn(
    async (_resource, request) => request,
    async (endpoint, request = {}) => {
      const url = new URL(`${options.apiBaseUrl}/${endpoint}`);
      if (typeof request.searchParams === 'string') {
        url.search = request.searchParams;
      }
      if (request.method !== 'GET') {
        throw new Error(`GitLab is only read, not asked to ${request.method}`);
      }
      const answer = await options.http.request({
        url,
        headers: { accept: 'application/json', ...toHeaders(request.headers) },
      });
      return {
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: toResponseBody(parseJsonBody(answer)),
      };
    },
  );
}

function toHeaders(headers: unknown): Record<string, string> {
  if (typeof headers !== 'object' || headers === null) {
    return {};
  }
  return Object.fromEntries(
    Object.entries(headers).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

// gitbeaker passes bodies through; what is in them is judged by the wire schemas.
function toResponseBody(
  body: unknown,
): Record<string, unknown> | Record<string, unknown>[] | string | null {
  if (Array.isArray(body)) {
    return body;
  }
  return isRecord(body) ? body : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
