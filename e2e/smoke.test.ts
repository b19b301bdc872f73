import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startBrowser } from './harness/browser/startBrowser.ts';
import { listAt, textAt } from './harness/http/at.ts';
import type { KubernetesCluster } from './harness/kubernetes/KubernetesCluster.ts';
import { startKubernetes } from './harness/kubernetes/startKubernetes.ts';
import { startPostgres } from './harness/postgres/startPostgres.ts';
import { HubbleExporter } from './harness/prometheus/HubbleExporter.ts';
import { startPrometheus } from './harness/prometheus/startPrometheus.ts';

describe('Kubernetes', () => {
  let cluster: KubernetesCluster;
  let startMs: number;

  before(async () => {
    const started = performance.now();
    cluster = await startKubernetes();
    startMs = Math.round(performance.now() - started);
  });
  after(async () => cluster.stop());

  it('runs the pods of a Deployment and serves their logs', async test => {
    const started = performance.now();
    await cluster.kubectl([
      'create',
      'deployment',
      'web',
      '--image=any',
      '--replicas=3',
    ]);
    await cluster.kubectl([
      'rollout',
      'status',
      'deployment/web',
      '--timeout=20s',
    ]);
    test.diagnostic(`control plane and node ready after ${startMs} ms`);
    test.diagnostic(
      `3 pods running after ${Math.round(performance.now() - started)} ms`,
    );

    const pods = (
      await cluster
        .client('backstage')
        .request('/api/v1/namespaces/default/pods')
    ).json;
    const addresses = listAt(pods, 'items').map(pod =>
      textAt(pod, 'status', 'podIP'),
    );
    assert.equal(new Set(addresses).size, 3);
    assert.ok(addresses.every(address => address.startsWith('10.244.')));

    cluster.writePodLog('policy verdict: denied');
    const log = await cluster.kubectl(['logs', 'deployment/web']);
    assert.equal(log, 'policy verdict: denied\n');
  });

  it('gives each user its own rights', async () => {
    const statusOf = async (
      user: 'backstage' | 'viewer' | 'jane',
      path: string,
    ) => (await cluster.client(user).request(path)).status;

    assert.equal(await statusOf('backstage', '/api/v1/nodes'), 200);
    assert.equal(await statusOf('backstage', '/api/v1/secrets'), 403);
    assert.equal(await statusOf('backstage', '/api/v1/configmaps'), 403);
    assert.equal(
      await statusOf(
        'backstage',
        '/api/v1/configmaps?fieldSelector=metadata.name%3Dcilium-config',
      ),
      200,
    );
    assert.equal(await statusOf('viewer', '/api/v1/pods'), 200);
    assert.equal(await statusOf('viewer', '/api/v1/nodes'), 403);
    assert.equal(await statusOf('jane', '/api/v1/pods'), 403);
  });

  it('records who called what', async () => {
    await cluster.client('backstage').request('/api/v1/pods?before');
    const mark = await cluster.audit.mark();
    await cluster.client('backstage').request('/api/v1/nodes');
    await cluster.client('viewer').request('/api/v1/nodes');

    const calls = await cluster.audit.callsSince(mark, { user: 'backstage' });
    assert.deepEqual(
      calls.map(call => [call.verb, call.uri, call.status, call.impersonated]),
      [['list', '/api/v1/nodes', 200, undefined]],
    );
  });

  it('serves the kinds of Cilium and of the network policy API', async () => {
    const names = await cluster.installCustomResourceDefinitions();
    const kinds = [
      'adminnetworkpolicies.policy.networking.k8s.io',
      'baselineadminnetworkpolicies.policy.networking.k8s.io',
      'clusternetworkpolicies.policy.networking.k8s.io',
      'ciliumcidrgroups.cilium.io',
      'ciliumclusterwidenetworkpolicies.cilium.io',
      'ciliumendpoints.cilium.io',
      'ciliumidentities.cilium.io',
      'ciliumnetworkpolicies.cilium.io',
      'ciliumnodes.cilium.io',
    ];
    assert.deepEqual(
      kinds.filter(kind => !names.includes(kind)),
      [],
    );
    for (const kind of kinds) {
      const said = await cluster.kubectl(['get', kind, '-A']);
      assert.equal(said, '', `${kind} is empty`);
    }
  });

  it('starts a second cluster with nothing in common', async () => {
    const other = await cluster.startAnother({ name: 'two' });
    await other.kubectl(['create', 'namespace', 'only-in-two']);

    const names = await cluster.kubectl(['get', 'namespaces', '-o', 'name']);
    assert.ok(!names.includes('only-in-two'));
    const foreign = await other
      .client()
      .request('/api/v1/pods', { token: cluster.tokens.admin });
    assert.equal(foreign.status, 401);
  });

  it('comes back after an outage with the same objects', async () => {
    await cluster.kubectl(['create', 'namespace', 'kept']);
    await cluster.stopApiServer();
    await assert.rejects(cluster.client().request('/version'), {
      code: 'ECONNREFUSED',
    });
    await cluster.startApiServer();
    const answer = await cluster.client().request('/api/v1/namespaces/kept');
    assert.equal(answer.status, 200);
  });
});

describe('Prometheus', () => {
  it('answers queries over counters that move at a known rate, with a past', async () => {
    const exporter = await HubbleExporter.start({ runningForSeconds: 3600 });
    const prometheus = await startPrometheus({ exporter, history: true });
    try {
      const expected = exporter.ratePerSecond(
        /^hubble_flows_processed_total\{.*type="Drop"/,
      );
      assert.ok(expected > 0);

      const query = 'sum(rate(hubble_flows_processed_total{type="Drop"}[5m]))';
      const [present] = await prometheus.query(query);
      assertClose(present?.points[0]?.[1], expected);

      const [past] = await prometheus.queryRange(query, {
        start: exporter.startedAt - 3000,
        end: exporter.startedAt - 600,
        stepSeconds: 60,
      });
      assert.equal(past?.points.length, 41);
      past?.points.forEach(([, value]) => assertClose(value, expected));

      await prometheus.stop();
      await assert.rejects(prometheus.query('up'), { code: 'ECONNREFUSED' });
      await prometheus.start();
      assert.equal((await prometheus.query('up')).length, 2);
    } finally {
      await prometheus.stop();
      await exporter.stop();
    }
  });
});

describe('PostgreSQL', () => {
  it('takes connections and makes databases', async () => {
    const postgres = await startPostgres();
    try {
      await postgres.sql('create database backstage_plugin_cns');
      const rows = await postgres.sql(
        "select datname from pg_database where datname like '%cns'",
      );
      assert.equal(rows, 'backstage_plugin_cns\n');
    } finally {
      await postgres.stop();
    }
  });
});

describe('Chromium', () => {
  it('draws a page', async () => {
    const browser = await startBrowser();
    try {
      const page = await browser.newPage({
        viewport: { width: 320, height: 200 },
      });
      await page.goto(
        'data:text/html,<title>hello</title><body style="background:rgb(0,128,0)">',
      );
      assert.equal(await page.title(), 'hello');
      const picture = await page.screenshot();
      assert.equal(picture.subarray(1, 4).toString(), 'PNG');
      assert.equal(picture.readUInt32BE(16), 320);
    } finally {
      await browser.close();
    }
  });
});

function assertClose(actual: number | undefined, expected: number): void {
  assert.ok(
    actual !== undefined && Math.abs(actual - expected) < expected * 0.05,
    `${actual} is within 5 % of ${expected}`,
  );
}
