import { http, HttpHandler } from 'msw';
import { Cluster, World } from '../world';
import { authenticate } from './access/authenticate';
import { Identity } from './access/Identity';
import { requireNonResourceAccess } from './access/requireAccess';
import { serveDiscovery } from './discovery/serveDiscovery';
import { serveOpenApi } from './discovery/serveOpenApi';
import { findKind, parseApiPath } from './parseApiPath';
import { serveAccessReview } from './serveAccessReview';
import { serveResource } from './serveResource';
import { StatusError } from './StatusError';

/**
 * The Kubernetes API of one cluster of the world.
 *
 * @param options - `baseUrl` without a slash at the end.
 *
 * @public
 */
export function createKubernetesHandlers(options: {
  readonly world: World;
  readonly cluster: Cluster;
  readonly baseUrl: string;
}): readonly HttpHandler[] {
  const { world, cluster, baseUrl } = options;
  return [
    http.all(`${baseUrl}/*`, async ({ request }) => {
      try {
        return await serve(world, cluster, request);
      } catch (error) {
        if (error instanceof StatusError) return error.toResponse();
        throw error;
      }
    }),
  ];
}

/** What the API server says to a path that it does not serve: plain text, not a `Status`. @public */
export function kubernetesNotFound(): Response {
  return new Response('404 page not found\n', {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}

async function serve(
  world: World,
  cluster: Cluster,
  request: Request,
): Promise<Response | undefined> {
  const identity = authenticate(request, cluster);
  const url = new URL(request.url);
  const general = await serveGeneral(world, cluster, request, url, identity);
  if (general) return general;
  const path = parseApiPath(url.pathname);
  const kind = path && findKind(cluster.kinds, path);
  if (!path || !kind) return undefined;
  if (
    kind.namespaced &&
    path.namespace === undefined &&
    path.name !== undefined
  ) {
    return undefined;
  }
  return serveResource({
    world,
    cluster,
    identity,
    request,
    query: url.searchParams,
    kind,
    ...(path.namespace === undefined ? {} : { namespace: path.namespace }),
    ...(path.name === undefined ? {} : { name: path.name }),
    ...(path.subresource === undefined
      ? {}
      : { subresource: path.subresource }),
  });
}

async function serveGeneral(
  world: World,
  cluster: Cluster,
  request: Request,
  url: URL,
  identity: Identity,
): Promise<Response | undefined> {
  if (
    request.method === 'POST' &&
    url.pathname === '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews'
  ) {
    return serveAccessReview(request, identity, world.clock.now());
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  const response =
    serveDiscovery(cluster, url.pathname, url.origin) ??
    serveOpenApi(cluster, url.pathname);
  if (response) requireNonResourceAccess(identity, url.pathname);
  return response;
}
