import { http, HttpHandler, HttpResponse } from 'msw';
import { World } from '../../world';
import { authenticate } from './authenticate';
import { GitlabApiError } from './GitlabApiError';
import { GitlabCall } from './GitlabCall';
import { GitlabParameters } from './GitlabParameters';
import { MovedProject } from './MovedProject';

/** Answers a call, with a response or with what is to be sent as JSON. @internal */
export type GitlabAnswer = (call: GitlabCall) => Response | object;

/** Paths below `/api/v4` by method: `GET /projects/:id`. @internal */
export type GitlabRoutes = Readonly<Record<string, GitlabAnswer>>;

const METHODS = {
  GET: http.get,
  POST: http.post,
  PUT: http.put,
  PATCH: http.patch,
  DELETE: http.delete,
  HEAD: http.head,
};

/**
 * Makes msw handlers of routes: authentication before, GitLab's form of errors after.
 *
 * @internal
 */
export function createRoutes(
  world: World,
  baseUrl: string,
  routes: GitlabRoutes,
): HttpHandler[] {
  return Object.entries(routes).map(([route, answer]) => {
    const [method, path] = route.split(' ');
    if (!isMethod(method)) {
      throw new Error(`no such method: ${route}`);
    }
    return METHODS[method](
      `${baseUrl}/api/v4${path}`,
      async ({ request, params }) => {
        try {
          const result = answer({
            ...authenticate(world.gitlab, request),
            world,
            gitlab: world.gitlab,
            method: request.method,
            url: new URL(request.url),
            baseUrl,
            parameters: await GitlabParameters.read(request, params),
          });
          return result instanceof Response
            ? result
            : HttpResponse.json(result);
        } catch (error) {
          return toErrorResponse(error);
        }
      },
    );
  });
}

function toErrorResponse(error: unknown): Response {
  if (error instanceof GitlabApiError) {
    return HttpResponse.json(error.body, { status: error.status });
  }
  if (error instanceof MovedProject) {
    return new Response(
      `This resource has been moved permanently to ${error.location}.`,
      {
        status: 301,
        headers: { location: error.location, 'content-type': 'text/plain' },
      },
    );
  }
  throw error;
}

function isMethod(method: string): method is keyof typeof METHODS {
  return method in METHODS;
}
