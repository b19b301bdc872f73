import { formatTime } from './verbs/formatTime';
import { isAllowed, Identity } from './access/Identity';
import { isRecord } from './isRecord';
import { parseText } from './verbs/readObjectBody';

/**
 * `POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews`: what the caller, impersonated or not, may do.
 *
 * @internal
 */
export async function serveAccessReview(
  request: Request,
  identity: Identity,
  now: number,
): Promise<Response> {
  const body = parseText(await request.text());
  const spec = isRecord(body) && isRecord(body.spec) ? body.spec : {};
  const asked = isRecord(spec.resourceAttributes)
    ? spec.resourceAttributes
    : {};
  const text = (key: string) =>
    typeof asked[key] === 'string' ? String(asked[key]) : '';
  const allowed = isAllowed(identity, {
    verb: text('verb'),
    group: text('group'),
    resource: text('resource'),
    ...(text('subresource') ? { subresource: text('subresource') } : {}),
    ...(text('namespace') ? { namespace: text('namespace') } : {}),
  });
  return Response.json(
    {
      kind: 'SelfSubjectAccessReview',
      apiVersion: 'authorization.k8s.io/v1',
      metadata: { creationTimestamp: formatTime(now) },
      spec,
      status: allowed
        ? { allowed, reason: 'RBAC: allowed by the rules of the lab' }
        : { allowed },
    },
    { status: 201 },
  );
}
