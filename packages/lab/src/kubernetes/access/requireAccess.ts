import { StatusError } from '../StatusError';
import { AccessQuestion, Identity, isAllowed } from './Identity';

/**
 * Refuses what somebody may not do, in the words of the API server.
 *
 * @throws StatusError 403
 * @internal
 */
export function requireAccess(
  identity: Identity,
  question: AccessQuestion,
): void {
  if (isAllowed(identity, question)) return;
  const { verb, group, name, namespace } = question;
  const resource = question.subresource
    ? `${question.resource}/${question.subresource}`
    : question.resource;
  const subject = group ? `${question.resource}.${group}` : question.resource;
  const scope =
    namespace === undefined
      ? 'at the cluster scope'
      : `in the namespace "${namespace}"`;
  throw new StatusError({
    code: 403,
    reason: 'Forbidden',
    message: `${subject}${
      name === undefined ? '' : ` "${name}"`
    } is forbidden: User "${
      identity.user
    }" cannot ${verb} resource "${resource}" in API group "${group}" ${scope}`,
    details: {
      ...(name === undefined ? {} : { name }),
      ...(group ? { group } : {}),
      kind: question.resource,
    },
  });
}

/** Paths that anybody may read, as the default roles of Kubernetes have it. */
const PUBLIC_PATHS = new Set(['/version', '/healthz', '/livez', '/readyz']);

/**
 * Refuses discovery to strangers.
 *
 * @throws StatusError 403
 * @internal
 */
export function requireNonResourceAccess(
  identity: Identity,
  path: string,
): void {
  if (
    identity.groups.includes('system:authenticated') ||
    PUBLIC_PATHS.has(path)
  ) {
    return;
  }
  throw new StatusError({
    code: 403,
    reason: 'Forbidden',
    message: `forbidden: User "${identity.user}" cannot get path "${path}"`,
    details: {},
  });
}
