import { Gitlab } from '@gitbeaker/rest';
import { getResponse } from 'msw';
import { createPrometheusHandlers } from '../prometheus';
import { createWorld, LAB_GITLAB_TOKEN } from '../scenarios';
import { LabServer } from '../server';
import { ManualClock } from '../world';
import { startTestServer } from './startTestServer';

const VALUES = '.gitlab/auto-deploy-values.yaml';
const PROMETHEUS = 'http://prometheus.test';
const MINUTE = 60_000;

/** Nobody is called like this, so this policy closes the service. */
const CLOSED = `ciliumNetworkPolicy:
  enabled: true
  spec:
    endpointSelector:
      matchLabels:
        app: cart
    ingress:
      - fromEndpoints:
          - matchLabels:
              app: nobody
`;

describe('a policy change in the shop', () => {
  let server: LabServer;

  afterEach(() => server.stop());

  it('goes from a merge request over the pipeline to the cluster, and shows in Prometheus as drops', async () => {
    const clock = new ManualClock('2026-11-01T12:00:00Z');
    const world = createWorld({ scenario: 'shop', seed: 1, clock });
    const cluster = world.clusters.get('prod-eu');
    if (!cluster) {
      throw new Error('the shop has no prod-eu');
    }
    const handlers = createPrometheusHandlers({
      world,
      cluster,
      baseUrl: PROMETHEUS,
    });
    const rate = async (selector: string): Promise<number> => {
      const query = `sum(rate(hubble_flows_processed_total{${selector}}[5m])) or vector(0)`;
      const url = `${PROMETHEUS}/api/v1/query?${new URLSearchParams({
        query,
      })}`;
      const body = await (
        await getResponse(handlers, new Request(url))
      )?.json();
      return Number(body.data.result[0].value[1]);
    };
    const toCart =
      'source_workload="web",destination_workload="cart",traffic_direction="ingress"';
    const delivered = `${toCart},subtype="to-endpoint"`;
    const dropped = `${toCart},type="Drop"`;
    expect(await rate(delivered)).toBeGreaterThan(5);
    expect(await rate(dropped)).toBe(0);

    server = await startTestServer(world);
    const api = new Gitlab({ host: server.baseUrl, token: LAB_GITLAB_TOKEN });
    const file = await api.RepositoryFiles.show('shop/cart', VALUES, 'main');
    await api.Commits.create(
      'shop/cart',
      'close',
      'Close the cart',
      [
        {
          action: 'update',
          filePath: VALUES,
          content: CLOSED,
          lastCommitId: file.last_commit_id,
        },
      ],
      { startBranch: 'main' },
    );
    const request = await api.MergeRequests.create(
      'shop/cart',
      'close',
      'main',
      'Close the cart',
    );
    await api.MergeRequests.merge('shop/cart', request.iid);
    clock.advance(10_000);
    expect((await api.Pipelines.showLatest('shop/cart')).status).not.toBe(
      'failed',
    );
    clock.advance(20_000);
    expect(await api.Pipelines.showLatest('shop/cart')).toMatchObject({
      status: 'success',
      sha: world.gitlab.projects.get(202)?.repository.branches.get('main'),
    });
    const policies = cluster.objects
      .list('ciliumnetworkpolicies.cilium.io', 'shop')
      .filter(
        ({ metadata }) =>
          metadata.labels?.['app.kubernetes.io/name'] === 'cart',
      );
    expect(policies).toMatchObject([
      {
        spec: {
          ingress: [{ fromEndpoints: [{ matchLabels: { app: 'nobody' } }] }],
        },
      },
    ]);

    clock.advance(10 * MINUTE);
    expect(await rate(delivered)).toBe(0);
    expect(await rate(dropped)).toBeGreaterThan(2);
  });
});
