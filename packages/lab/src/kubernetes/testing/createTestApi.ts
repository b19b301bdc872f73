import { getResponse } from 'msw';
import { createWorld, ScenarioName } from '../../scenarios';
import { Cluster, ManualClock, World } from '../../world';
import { LAB_ADMIN_TOKEN } from '../access/labIdentities';
import {
  createKubernetesHandlers,
  kubernetesNotFound,
} from '../createKubernetesHandlers';

/** The Kubernetes API of the shop's first cluster, asked without a network. @internal */
export interface TestApi {
  readonly world: World;
  readonly cluster: Cluster;
  readonly clock: ManualClock;
  request(
    path: string,
    init?: RequestInit & { readonly token?: string | undefined },
  ): Promise<Response>;
  json(
    path: string,
    init?: RequestInit & { readonly token?: string },
  ): Promise<TestAnswer>;
}

/** Status and body of an answer; the body as text when it is not JSON. @internal */
export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

const BASE_URL = 'http://kubernetes.test';

/** @internal */
export function createTestApi(scenario: ScenarioName = 'shop'): TestApi {
  const clock = new ManualClock('2026-11-22T12:00:00Z');
  const world = createWorld({
    scenario,
    seed: 1,
    clock,
    size: { pods: 1200, policies: 40, clusters: 1 },
  });
  const [cluster] = world.clusters.values();
  const handlers = [
    ...createKubernetesHandlers({ world, cluster, baseUrl: BASE_URL }),
  ];
  const request: TestApi['request'] = async (path, init = {}) => {
    const { token, ...rest } = { token: LAB_ADMIN_TOKEN, ...init };
    const headers = new Headers(rest.headers);
    if (token) headers.set('authorization', `Bearer ${token}`);
    const sent = new Request(`${BASE_URL}${path}`, { ...rest, headers });
    return (await getResponse(handlers, sent)) ?? kubernetesNotFound();
  };
  return {
    world,
    cluster,
    clock,
    request,
    json: async (path, init) => {
      const response = await request(path, init);
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json');
      return {
        status: response.status,
        headers: response.headers,
        body: isJson ? JSON.parse(text) : text,
      };
    },
  };
}
