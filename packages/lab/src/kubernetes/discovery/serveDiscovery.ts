import { Cluster, ResourceKind } from '../../world';

/**
 * Answers what a client asks to find out what there is: `/version`, `/api`, `/apis`, groups, resource lists, health.
 *
 * @returns `undefined` for any other path.
 * @internal
 */
export function serveDiscovery(
  cluster: Cluster,
  pathname: string,
  origin: string,
): Response | undefined {
  const path = pathname.length > 1 ? pathname.replace(/\/$/, '') : pathname;
  switch (path) {
    case '/version':
      return Response.json(versionInfo(cluster.version));
    case '/healthz':
    case '/livez':
    case '/readyz':
      return new Response('ok');
    case '/':
      return Response.json({
        paths: [
          '/api',
          '/api/v1',
          '/apis',
          '/healthz',
          '/openapi/v3',
          '/version',
        ],
      });
    case '/api':
      return Response.json({
        kind: 'APIVersions',
        versions: ['v1'],
        serverAddressByClientCIDRs: [
          { clientCIDR: '0.0.0.0/0', serverAddress: new URL(origin).host },
        ],
      });
    case '/apis':
      return Response.json({
        kind: 'APIGroupList',
        apiVersion: 'v1',
        groups: groupNames(cluster.kinds).map(name => groupOf(cluster, name)),
      });
    default:
  }
  const match = /^\/(?:api|apis\/([^/]+))(?:\/([^/]+))?$/.exec(path);
  if (!match) return undefined;
  const [, group = '', version] = match;
  if (version === undefined) {
    return groupNames(cluster.kinds).includes(group)
      ? Response.json({
          kind: 'APIGroup',
          apiVersion: 'v1',
          ...groupOf(cluster, group),
        })
      : undefined;
  }
  const kinds = cluster.kinds.filter(
    kind => kind.group === group && kind.version === version,
  );
  if (kinds.length === 0 && !isVirtualGroup(group, version)) return undefined;
  return Response.json({
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: group ? `${group}/${version}` : version,
    resources: [...kinds.flatMap(toResources), ...accessReviews(group)],
  });
}

function isVirtualGroup(group: string, version: string): boolean {
  return group === 'authorization.k8s.io' && version === 'v1';
}

function groupNames(kinds: readonly ResourceKind[]): readonly string[] {
  const names = new Set(kinds.map(kind => kind.group));
  names.delete('');
  names.add('authorization.k8s.io');
  return [...names];
}

function groupOf(cluster: Cluster, name: string): Record<string, unknown> {
  const versions = new Set(
    cluster.kinds.filter(kind => kind.group === name).map(kind => kind.version),
  );
  if (name === 'authorization.k8s.io') versions.add('v1');
  const list = [...versions].map(version => ({
    groupVersion: `${name}/${version}`,
    version,
  }));
  return { name, versions: list, preferredVersion: list.at(-1) };
}

function toResources(kind: ResourceKind): readonly Record<string, unknown>[] {
  const verbs = kind.virtual
    ? ['get', 'list']
    : [
        'create',
        'delete',
        'deletecollection',
        'get',
        'list',
        'patch',
        'update',
        'watch',
      ];
  const base = { namespaced: kind.namespaced, kind: kind.kind };
  return [
    {
      name: kind.plural,
      singularName: kind.singular,
      ...base,
      verbs,
      ...(kind.shortNames.length > 0 ? { shortNames: kind.shortNames } : {}),
    },
    ...kind.subresources
      .filter(subresource => subresource !== 'scale')
      .map(subresource => ({
        name: `${kind.plural}/${subresource}`,
        singularName: '',
        ...base,
        verbs: subresource === 'log' ? ['get'] : ['get', 'patch', 'update'],
      })),
  ];
}

function accessReviews(group: string): readonly Record<string, unknown>[] {
  if (group !== 'authorization.k8s.io') return [];
  return [
    {
      name: 'selfsubjectaccessreviews',
      singularName: 'selfsubjectaccessreview',
      namespaced: false,
      kind: 'SelfSubjectAccessReview',
      verbs: ['create'],
    },
  ];
}

function versionInfo(gitVersion: string): Record<string, string> {
  const [, major = '', minor = ''] = /^v(\d+)\.(\d+)/.exec(gitVersion) ?? [];
  return {
    major,
    minor,
    gitVersion,
    gitCommit: '',
    gitTreeState: 'archive',
    buildDate: '1970-01-01T00:00:00Z',
    goVersion: 'go1.26.8',
    compiler: 'gc',
    platform: 'linux/amd64',
  };
}
