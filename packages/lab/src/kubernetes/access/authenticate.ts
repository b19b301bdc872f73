import { Cluster } from '../../world';
import { StatusError } from '../StatusError';
import { Identity, isAllowed } from './Identity';
import { ANONYMOUS, identityOfToken, impersonated } from './labIdentities';

/**
 * Finds out who asks: the token's owner, whom they impersonate, or nobody.
 *
 * @throws StatusError 401 for an unknown token, 400 for a group without a user, 403 for impersonation without the right.
 * @internal
 */
export function authenticate(request: Request, cluster: Cluster): Identity {
  const header = request.headers.get('authorization');
  const token = header?.match(/^Bearer\s+(\S+)$/i)?.[1];
  const own = token === undefined ? ANONYMOUS : identityOfToken(token);
  if (!own) {
    throw new StatusError({
      code: 401,
      reason: 'Unauthorized',
      message: 'Unauthorized',
    });
  }
  const user = request.headers.get('impersonate-user');
  const groupHeader = request.headers.get('impersonate-group');
  if (!user) {
    if (groupHeader) {
      throw new StatusError({
        code: 400,
        reason: 'BadRequest',
        message:
          'requested [{Group  ' +
          `${groupHeader}  authentication.k8s.io/v1  }] without impersonating a user`,
      });
    }
    return own;
  }
  if (!isAllowed(own, { verb: 'impersonate', group: '', resource: 'users' })) {
    throw new StatusError({
      code: 403,
      reason: 'Forbidden',
      message: `users "${user}" is forbidden: User "${own.user}" cannot impersonate resource "users" in API group "" at the cluster scope`,
      details: { name: user, kind: 'users' },
    });
  }
  const groups = (groupHeader ?? '')
    .split(',')
    .map(group => group.trim())
    .filter(group => group !== '');
  return impersonated(user, groups, group => namespacesOf(cluster, group));
}

function namespacesOf(cluster: Cluster, group: string): readonly string[] {
  return cluster.objects
    .list('namespaces')
    .filter(
      namespace =>
        namespace.metadata.annotations?.['backstage-cns/owner'] ===
        `group:default/${group}`,
    )
    .map(namespace => namespace.metadata.name);
}
