import { KubernetesObject, ObjectStore } from '../world';
import { requireAccess } from './access/requireAccess';
import { ApiRequest, NamedApiRequest } from './ApiRequest';
import { isRunning, toPodMetrics } from './podMetrics';
import { methodNotAllowed, notFound } from './refusals';
import { servePodLog } from './servePodLog';
import { createObject, replaceObject } from './verbs/createObject';
import { deleteCollection, deleteObject } from './verbs/deleteObject';
import { listObjects } from './verbs/listObjects';
import { patchObject } from './verbs/patchObject';
import { toListResponse } from './verbs/toListResponse';
import { watchObjects } from './verbs/watchObjects';
import { Written } from './verbs/Written';
import { isTableWanted, toTableResponse } from './discovery/toTableResponse';

/**
 * Serves a resource, whichever: the verb follows from method and path, everything else from the table of kinds.
 *
 * @throws StatusError for every refusal
 * @internal
 */
export async function serveResource(api: ApiRequest): Promise<Response> {
  requireAccess(api.identity, {
    verb: verbOf(api),
    group: api.kind.group,
    resource: api.kind.plural,
    ...(api.subresource ? { subresource: api.subresource } : {}),
    ...(api.namespace === undefined ? {} : { namespace: api.namespace }),
    ...(api.name === undefined ? {} : { name: api.name }),
  });
  if (api.kind.virtual) return serveMetrics(api);
  return api.name === undefined
    ? serveCollection(api)
    : serveObject({ ...api, name: api.name });
}

function isWatch(api: ApiRequest): boolean {
  return ['true', '1'].includes(api.query.get('watch') ?? '');
}

function verbOf(api: ApiRequest): string {
  switch (api.request.method) {
    case 'GET':
    case 'HEAD':
      if (isWatch(api)) return 'watch';
      return api.name === undefined ? 'list' : 'get';
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return api.name === undefined ? 'deletecollection' : 'delete';
    default:
      throw methodNotAllowed();
  }
}

async function serveCollection(api: ApiRequest): Promise<Response> {
  switch (api.request.method) {
    case 'GET':
    case 'HEAD': {
      if (isWatch(api)) return watchObjects(api);
      const page = await listObjects(api);
      return isTableWanted(api.request)
        ? toTableResponse(api, page)
        : toListResponse(api.kind, page);
    }
    case 'POST':
      return toWrittenResponse(await createObject(api));
    case 'DELETE':
      return toListResponse(api.kind, {
        items: deleteCollection(api),
        resourceVersion: String(api.cluster.objects.version),
      });
    default:
      throw methodNotAllowed();
  }
}

async function serveObject(api: NamedApiRequest): Promise<Response> {
  const { kind, request } = api;
  if (api.subresource !== undefined) {
    const known = kind.subresources.some(name => name === api.subresource);
    if (!known || api.subresource === 'scale') throw notFound(kind, api.name);
    if (api.subresource === 'log') return servePodLog(api);
  }
  // A watch of one object in the old style is a watch of the collection with a field selector.
  if (request.method === 'GET' && isWatch(api)) {
    const query = new URLSearchParams(api.query);
    query.set('fieldSelector', `metadata.name=${api.name}`);
    return watchObjects({ ...api, query });
  }
  const object = read(api.cluster.objects, api);
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      if (!object) throw notFound(kind, api.name);
      return isTableWanted(request)
        ? toTableResponse(api, {
            items: [object],
            resourceVersion: object.metadata.resourceVersion,
          })
        : Response.json(object);
    case 'PUT':
      if (!object) throw notFound(kind, api.name);
      return toWrittenResponse(await replaceObject(api, object));
    case 'PATCH':
      return toWrittenResponse(await patchObject(api, object));
    case 'DELETE':
      if (!object) throw notFound(kind, api.name);
      return Response.json(await deleteObject(api, object));
    default:
      throw methodNotAllowed();
  }
}

function read(
  objects: ObjectStore,
  api: NamedApiRequest,
): KubernetesObject | undefined {
  return objects.get(api.kind.id, api.namespace, api.name);
}

async function serveMetrics(api: ApiRequest): Promise<Response> {
  const pods: ApiRequest = {
    ...api,
    kind: { ...api.kind, id: 'pods' },
  };
  if (api.name !== undefined) {
    const pod = read(api.cluster.objects, { ...pods, name: api.name });
    if (!pod || !isRunning(pod)) throw notFound(api.kind, api.name);
    return Response.json(toPodMetrics(api.world, pod));
  }
  const page = await listObjects(pods);
  return toListResponse(api.kind, {
    ...page,
    items: page.items
      .filter(isRunning)
      .map(pod => toPodMetrics(api.world, pod)),
  });
}

function toWrittenResponse(written: Written): Response {
  const headers = new Headers({ 'cache-control': 'no-cache, private' });
  for (const warning of written.warnings) {
    headers.append('warning', `299 - ${JSON.stringify(warning)}`);
  }
  return Response.json(written.object, {
    status: written.created ? 201 : 200,
    headers,
  });
}
