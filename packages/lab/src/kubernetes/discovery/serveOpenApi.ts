import { Cluster, ResourceKind } from '../../world';

/**
 * Answers `/openapi/v3` and its parts, as far as kubectl reads them: which kinds there are, and that the server checks
 * fields itself.
 *
 * @remarks
 * Schemas of the fields are not served; `kubectl explain` therefore has nothing to say. `/openapi/v2` is not there, as
 * kubectl only asks for it when v3 is missing.
 *
 * @returns `undefined` for any other path.
 * @internal
 */
export function serveOpenApi(
  cluster: Cluster,
  pathname: string,
): Response | undefined {
  if (!pathname.startsWith('/openapi/v3')) return undefined;
  const versions = [...new Set(cluster.kinds.map(rootOf))];
  if (pathname === '/openapi/v3') {
    return Response.json({
      paths: Object.fromEntries(
        versions.map(root => [
          root.slice(1),
          { serverRelativeURL: `/openapi/v3${root}` },
        ]),
      ),
    });
  }
  const root = pathname.slice('/openapi/v3'.length);
  if (!versions.includes(root)) return undefined;
  const kinds = cluster.kinds.filter(kind => rootOf(kind) === root);
  return Response.json({
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: cluster.version },
    paths: Object.fromEntries(kinds.map(kind => [pathOf(kind), itemOf(kind)])),
    components: {
      schemas: Object.fromEntries(
        kinds.map(kind => [
          kind.kind,
          {
            type: 'object',
            'x-kubernetes-group-version-kind': [identity(kind)],
            'x-kubernetes-preserve-unknown-fields': true,
          },
        ]),
      ),
    },
  });
}

function rootOf(kind: ResourceKind): string {
  return kind.group ? `/apis/${kind.apiVersion}` : `/api/${kind.version}`;
}

function pathOf(kind: ResourceKind): string {
  const middle = kind.namespaced ? '/namespaces/{namespace}' : '';
  return `${rootOf(kind)}${middle}/${kind.plural}/{name}`;
}

function identity(kind: ResourceKind): Record<string, string> {
  return { group: kind.group, kind: kind.kind, version: kind.version };
}

function itemOf(kind: ResourceKind): Record<string, unknown> {
  const parameters = ['dryRun', 'fieldManager', 'fieldValidation', 'force'].map(
    name => ({
      name,
      in: 'query',
      schema: { type: name === 'force' ? 'boolean' : 'string' },
    }),
  );
  const gvk = { 'x-kubernetes-group-version-kind': identity(kind) };
  return {
    get: { ...gvk, 'x-kubernetes-action': 'get', responses: {} },
    ...(kind.virtual
      ? {}
      : {
          patch: {
            ...gvk,
            'x-kubernetes-action': 'patch',
            parameters,
            responses: {},
          },
          put: {
            ...gvk,
            'x-kubernetes-action': 'put',
            parameters,
            responses: {},
          },
        }),
  };
}
