import { RequestHandler } from 'msw';
import { createControlHandlers, UpstreamKind, UpstreamMonitor } from './faults';
import { createGitlabHandlers, gitlabNotFound } from './gitlab';
import {
  createKubernetesHandlers,
  kubernetesNotFound,
  LAB_ADMIN_TOKEN,
  LAB_BACKSTAGE_TOKEN,
  LAB_VIEWER_TOKEN,
} from './kubernetes';
import { LabOptions } from './LabOptions';
import { createPrometheusHandlers, prometheusNotFound } from './prometheus';
import { createWorld, LAB_GITLAB_TOKEN } from './scenarios';
import { createStderrLogger, LabServer } from './server';
import { SystemClock, World } from './world';

/**
 * A running lab. Addresses have no slash at the end.
 *
 * @public
 */
export interface Lab {
  readonly world: World;
  /** The control server, see README. */
  readonly controlUrl: string;
  readonly gitlabUrl: string;
  readonly clusters: readonly LabCluster[];
  readonly tokens: LabTokens;
  /** Counters and faults, by upstream: `gitlab`, `kubernetes-<cluster>`, `prometheus-<cluster>`. */
  upstream(name: string): UpstreamMonitor;
  stop(): Promise<void>;
}

/** The addresses of one cluster. @public */
export interface LabCluster {
  readonly name: string;
  readonly kubernetesUrl: string;
  readonly prometheusUrl: string;
}

/** Bearer tokens that the upstreams know. @public */
export interface LabTokens {
  readonly kubernetesBackstage: string;
  readonly kubernetesAdmin: string;
  readonly kubernetesViewer: string;
  readonly gitlab: string;
}

const TOKENS: LabTokens = {
  kubernetesBackstage: LAB_BACKSTAGE_TOKEN,
  kubernetesAdmin: LAB_ADMIN_TOKEN,
  kubernetesViewer: LAB_VIEWER_TOKEN,
  gitlab: LAB_GITLAB_TOKEN,
};

/** The control server itself has no faults. */
const PLAIN = {
  count: () => undefined,
  intercept: async () => undefined,
  transform: (response: Response) => response,
};

/**
 * Makes a world and serves it on 127.0.0.1 until it is stopped.
 *
 * @example
 * ```ts
 * const lab = await startLab({ scenario: 'shop' });
 * await fetch(`${lab.clusters[0].kubernetesUrl}/version`);
 * await lab.upstream('gitlab').setFaults([{ type: 'status', status: 500 }]);
 * await lab.stop();
 * ```
 *
 * @public
 */
export async function startLab(options: LabOptions = {}): Promise<Lab> {
  const { ports } = options;
  const logger = options.logger ?? createStderrLogger(false);
  const world = createWorld({
    scenario: options.scenario ?? 'shop',
    seed: options.seed ?? 1,
    clock: options.clock ?? new SystemClock(),
    ...(options.size ? { size: options.size } : {}),
  });
  const servers: LabServer[] = [];
  const upstreams: { monitor: UpstreamMonitor; url: string }[] = [];

  const start = async (upstream: {
    readonly name: string;
    readonly kind: UpstreamKind;
    readonly port: number | undefined;
    readonly handlers: (baseUrl: string) => readonly RequestHandler[];
    readonly notFound: (request: Request) => Response;
  }): Promise<string> => {
    const monitor = new UpstreamMonitor(upstream.name, upstream.kind);
    const server = await LabServer.start({
      name: upstream.name,
      port: upstream.port ?? 0,
      handlers: upstream.handlers,
      notFound: upstream.notFound,
      logger,
      control: monitor,
      // For kubectl, which sends no credentials over plain http.
      tokenInPath: upstream.kind === 'kubernetes',
    });
    monitor.onRefusal(refused => (refused ? server.stop() : server.resume()));
    servers.push(server);
    upstreams.push({ monitor, url: server.baseUrl });
    return server.baseUrl;
  };
  const stop = async () => {
    await Promise.all(servers.map(server => server.stop()));
  };

  try {
    const clusters: LabCluster[] = [];
    for (const cluster of world.clusters.values()) {
      clusters.push({
        name: cluster.name,
        kubernetesUrl: await start({
          name: `kubernetes-${cluster.name}`,
          kind: 'kubernetes',
          port: ports?.kubernetes?.(cluster.name, clusters.length),
          handlers: baseUrl =>
            createKubernetesHandlers({ world, cluster, baseUrl }),
          notFound: kubernetesNotFound,
        }),
        prometheusUrl: await start({
          name: `prometheus-${cluster.name}`,
          kind: 'prometheus',
          port: ports?.prometheus?.(cluster.name, clusters.length),
          handlers: baseUrl =>
            createPrometheusHandlers({ world, cluster, baseUrl }),
          notFound: prometheusNotFound,
        }),
      });
    }
    const gitlabUrl = await start({
      name: 'gitlab',
      kind: 'gitlab',
      port: ports?.gitlab,
      handlers: baseUrl => createGitlabHandlers(world, baseUrl),
      notFound: gitlabNotFound,
    });
    const control = await LabServer.start({
      name: 'control',
      port: ports?.control ?? 0,
      handlers: baseUrl => createControlHandlers({ world, upstreams, baseUrl }),
      notFound: () => Response.json({ error: 'Not found' }, { status: 404 }),
      logger,
      control: PLAIN,
    });
    servers.push(control);
    return {
      world,
      controlUrl: control.baseUrl,
      gitlabUrl,
      clusters,
      tokens: TOKENS,
      upstream: name => {
        const found = upstreams.find(({ monitor }) => monitor.name === name);
        if (!found) throw new Error(`The lab has no upstream "${name}"`);
        return found.monitor;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
