import { http, HttpHandler } from 'msw';
import { World } from '../world';
import { parseFault } from './parseFault';
import { UpstreamMonitor } from './UpstreamMonitor';

/** An upstream with its address. @internal */
export interface ControlledUpstream {
  readonly monitor: UpstreamMonitor;
  readonly url: string;
}

/**
 * The lab's own API: what runs, what time it is, what was asked, and what is to go wrong.
 *
 * @internal
 */
export function createControlHandlers(options: {
  readonly world: World;
  readonly upstreams: readonly ControlledUpstream[];
  readonly baseUrl: string;
}): readonly HttpHandler[] {
  const { world, upstreams, baseUrl } = options;
  const find = (name: unknown) =>
    upstreams.find(upstream => upstream.monitor.name === name);
  const unknown = (name: unknown) =>
    Response.json(
      {
        error: `There is no upstream "${String(name)}"`,
        upstreams: upstreams.map(upstream => upstream.monitor.name),
      },
      { status: 404 },
    );
  return [
    http.get(`${baseUrl}/health`, () => Response.json({ status: 'ok' })),
    http.get(`${baseUrl}/time`, () =>
      Response.json({ now: world.clock.now(), startedAt: world.startedAt }),
    ),
    http.get(`${baseUrl}/scenario`, () =>
      Response.json({
        scenario: world.scenario,
        seed: world.seed,
        startedAt: new Date(world.startedAt).toISOString(),
        clusters: [...world.clusters.values()].map(cluster => ({
          name: cluster.name,
          version: cluster.version,
          resourceVersion: String(cluster.objects.version),
          objects: Object.fromEntries(
            cluster.kinds
              .filter(kind => !kind.virtual)
              .map(kind => [kind.id, cluster.objects.count(kind.id)]),
          ),
        })),
        projects: [...world.gitlab.projects.values()].map(
          project => project.fullPath,
        ),
      }),
    ),
    http.get(`${baseUrl}/requests`, () =>
      Response.json({ upstreams: upstreams.map(toReport) }),
    ),
    http.post(`${baseUrl}/requests/mark`, () => {
      for (const { monitor } of upstreams) monitor.mark();
      return Response.json({ upstreams: upstreams.map(toReport) });
    }),
    http.get(`${baseUrl}/faults`, () =>
      Response.json({
        upstreams: upstreams.map(({ monitor, url }) => ({
          name: monitor.name,
          url,
          faults: monitor.faults,
        })),
      }),
    ),
    http.put(`${baseUrl}/faults/:upstream`, async ({ params, request }) => {
      const upstream = find(params.upstream);
      if (!upstream) return unknown(params.upstream);
      const body: unknown = await request.json().catch(() => undefined);
      const parsed = (Array.isArray(body) ? body : [body]).map(parseFault);
      const faults = parsed.filter(fault => typeof fault !== 'string');
      const errors = parsed.filter(fault => typeof fault === 'string');
      if (errors.length > 0) {
        return Response.json({ error: errors.join('; ') }, { status: 400 });
      }
      await upstream.monitor.setFaults(faults);
      return Response.json({ name: upstream.monitor.name, faults });
    }),
    http.delete(`${baseUrl}/faults/:upstream`, async ({ params }) => {
      const upstream = find(params.upstream);
      if (!upstream) return unknown(params.upstream);
      await upstream.monitor.setFaults([]);
      return Response.json({ name: upstream.monitor.name, faults: [] });
    }),
    http.delete(`${baseUrl}/faults`, async () => {
      await Promise.all(upstreams.map(({ monitor }) => monitor.setFaults([])));
      return Response.json({ faults: [] });
    }),
  ];
}

function toReport({ monitor, url }: ControlledUpstream) {
  return {
    name: monitor.name,
    url,
    count: monitor.requestCount,
    requests: monitor.requests,
  };
}
