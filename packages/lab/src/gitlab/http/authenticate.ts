import { GitlabState, GitlabToken, GitlabUser } from '../../world';
import { GitlabApiError } from './GitlabApiError';

/**
 * Finds out who asks, by `PRIVATE-TOKEN`, `Authorization: Bearer` or `private_token`; throws 401 for nobody and 403 for
 * a token that may not do this.
 *
 * @internal
 */
export function authenticate(
  gitlab: GitlabState,
  request: Request,
): { user: GitlabUser; token: GitlabToken } {
  const secret =
    request.headers.get('private-token') ??
    /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ??
    new URL(request.url).searchParams.get('private_token');
  const token = gitlab.tokens.get(secret ?? '');
  const user = token && gitlab.users.get(token.userId);
  if (!token || !user) {
    throw GitlabApiError.unauthorized();
  }
  const reads = request.method === 'GET' || request.method === 'HEAD';
  const allowed =
    token.scopes.includes('api') ||
    (reads && token.scopes.includes('read_api'));
  if (!allowed) {
    throw new GitlabApiError(403, {
      error: 'insufficient_scope',
      error_description:
        'The request requires higher privileges than provided by the access token.',
      scope: reads ? 'api read_api' : 'api',
    });
  }
  return { user, token };
}
