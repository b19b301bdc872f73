import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { listAt, textAt } from './harness/http/at.ts';
import { resolveProgram } from './harness/kubernetes/resolveProgram.ts';
import { writeKubeconfig } from './harness/kubernetes/writeKubeconfig.ts';
import {
  startLabPortal,
  type LabPortal,
} from './harness/portal/startLabPortal.ts';
import { requireProgram } from './harness/requireProgram.ts';
import { RunDirectory } from './harness/RunDirectory.ts';
import { runCommand } from './harness/runCommand.ts';

// `@gitbeaker/rest` against the lab's GitLab is in packages/lab/src/gitlab.
describe('The lab with the usual clients', { timeout: 240_000 }, () => {
  let world: LabPortal;
  let directory: RunDirectory;
  let kubeconfig: string;

  before(async () => {
    directory = RunDirectory.create('standard-clients');
    kubeconfig = directory.file('kubeconfig');
    world = await startLabPortal({ frontend: false });
    writeKubeconfig(kubeconfig, [
      {
        name: 'prod-eu',
        // kubectl sends no credentials over plain http, so the lab also takes its public token from the path.
        url: `${world.lab.kubernetes['prod-eu']}/as/lab-admin-token`,
        user: 'admin',
        token: '',
      },
    ]);
  });
  after(async () => {
    await world?.stop();
    rmSync(directory.file('.kube'), { recursive: true, force: true });
  });

  const kubectl = async (args: readonly string[], input?: string) =>
    runCommand(
      await resolveProgram('kubectl'),
      [`--kubeconfig=${kubeconfig}`, ...args],
      // kubectl keeps what it discovers there.
      { input, env: { HOME: directory.path } },
    );

  describe('kubectl', () => {
    it('gets what is there as tables, lists and single objects', async () => {
      const table = await kubectl(['-n', 'shop', 'get', 'networkpolicies']);
      assert.match(table, /^NAME +POD-SELECTOR +AGE$/m);
      assert.match(table, /^web-production-auto-deploy +app=web +45d$/m);

      const wide = await kubectl(['-n', 'shop', 'get', 'pods', '-o', 'wide']);
      assert.equal(wide.match(/^web-.* 1\/1 +Running/gm)?.length, 3);

      const names = await kubectl(['get', 'cnp,ccnp', '-A', '-o', 'name']);
      assert.match(names, /ciliumnetworkpolicy\.cilium\.io\/payments-api/);
      assert.match(
        names,
        /ciliumclusterwidenetworkpolicy\.cilium\.io\/allow-dns/,
      );
      const selected = await kubectl([
        'get',
        'pods',
        '-A',
        '-l',
        'app in (cart, web),tier!=data',
        '-o',
        'jsonpath={range .items[*]}{.metadata.labels.app}{"\\n"}{end}',
      ]);
      assert.deepEqual(selected.trim().split('\n').sort(), [
        'cart',
        'cart',
        'web',
        'web',
        'web',
      ]);
      await assert.rejects(
        kubectl(['-n', 'shop', 'get', 'networkpolicy', 'nobody']),
        /Error from server \(NotFound\): networkpolicies\.networking\.k8s\.io "nobody" not found/,
      );
    });

    it('describes, explains and knows its rights', async () => {
      const described = await kubectl([
        '-n',
        'shop',
        'describe',
        'networkpolicy',
        'web-production-auto-deploy',
      ]);
      assert.match(described, /To Port: 8080\/TCP/);
      const can = await kubectl(['auth', 'can-i', 'create', 'networkpolicies']);
      assert.equal(can.trim(), 'yes');
    });

    it('applies on the server, changes, sees conflicts, and deletes', async () => {
      const applied = await kubectl(
        ['apply', '--server-side', '-f', '-'],
        policy(8080),
      );
      assert.match(applied, /tried-by-kubectl serverside-applied/);
      const again = await kubectl(
        ['apply', '--server-side', '-f', '-'],
        policy(8443),
      );
      assert.match(again, /tried-by-kubectl serverside-applied/);
      const port = await kubectl([
        '-n',
        'shop',
        'get',
        'networkpolicy',
        'tried-by-kubectl',
        '-o',
        'jsonpath={.spec.ingress[0].ports[0].port}',
      ]);
      assert.equal(port, '8443');
      await assert.rejects(
        kubectl(
          ['apply', '--server-side', '--field-manager=other', '-f', '-'],
          policy(9000),
        ),
        /conflict with "kubectl"/,
      );
      const deleted = await kubectl([
        '-n',
        'shop',
        'delete',
        'networkpolicy',
        'tried-by-kubectl',
      ]);
      assert.match(deleted, /"tried-by-kubectl" deleted/);
    });

    it('reads logs and follows them', async () => {
      const log = await kubectl([
        '-n',
        'kube-system',
        'logs',
        'daemonset/cilium',
        '-c',
        'cilium-monitor',
        '--tail=20',
      ]);
      assert.equal(log.trim().split('\n').length, 20);
      assert.match(log, /xx drop|->/);
    });

    it('watches', async () => {
      const watching = spawn(
        await resolveProgram('kubectl'),
        [
          `--kubeconfig=${kubeconfig}`,
          '-n',
          'shop',
          'get',
          'networkpolicies',
          '-w',
          '-o',
          'name',
        ],
        { env: { ...process.env, HOME: directory.path }, stdio: 'pipe' },
      );
      try {
        const lines: string[] = [];
        const heard = new Promise<void>(resolve => {
          createInterface({ input: watching.stdout }).on('line', line => {
            lines.push(line);
            if (line.endsWith('/tried-by-kubectl')) {
              resolve();
            }
            if (line.endsWith('/web-production-auto-deploy')) {
              // The list has come, so the watch is next.
              kubectl(['apply', '-f', '-'], policy(8080)).catch(
                () => undefined,
              );
            }
          });
        });
        await Promise.race([
          heard,
          once(watching, 'exit').then(() => {
            throw new Error(`kubectl ended, after ${lines.join(', ')}`);
          }),
        ]);
        assert.ok(lines.length >= 4, lines.join(', '));
      } finally {
        watching.kill('SIGKILL');
        await kubectl([
          '-n',
          'shop',
          'delete',
          '--ignore-not-found',
          'networkpolicy',
          'tried-by-kubectl',
        ]);
      }
    });
  });

  describe('promtool', () => {
    const promtool = (args: readonly string[]) =>
      runCommand(requireProgram('promtool'), args);

    it('queries an instant and a range', async () => {
      const url = world.lab.prometheus['prod-eu'];
      const expression =
        'sum by (destination_namespace) (rate(hubble_flows_processed_total{verdict="DROPPED"}[5m])) or sum(rate(hubble_flows_processed_total{verdict="DROPPED"}[5m]))';
      const instant = await promtool(['query', 'instant', url, expression]);
      assert.match(instant, /=> [0-9.]+ @\[[0-9.]+\]/);

      const end = Math.floor(Date.now() / 1000);
      const range = await promtool([
        'query',
        'range',
        `--start=${end - 1800}`,
        `--end=${end}`,
        '--step=60s',
        url,
        'sum(rate(hubble_flows_processed_total[5m]))',
      ]);
      assert.equal(range.match(/ @\[\d+\]/g)?.length, 31);
    });

    it('finds series and labels', async () => {
      const url = world.lab.prometheus['prod-eu'];
      const series = await promtool([
        'query',
        'series',
        '--match=hubble_drop_total{reason="POLICY_DENIED"}',
        url,
      ]);
      assert.match(
        series,
        /__name__="hubble_drop_total".*reason="POLICY_DENIED"/,
      );
      const labels = await promtool(['query', 'labels', url, 'verdict']);
      assert.deepEqual(
        labels
          .trim()
          .split('\n')
          .filter(each => /^[A-Z]+$/.test(each)),
        ['AUDIT', 'DROPPED', 'FORWARDED', 'REDIRECTED'].filter(each =>
          labels.includes(each),
        ),
      );
      assert.match(labels, /^DROPPED$/m);
      assert.match(labels, /^FORWARDED$/m);
    });

    it('understands every query that the pages show', async test => {
      const url = world.lab.prometheus['prod-eu'];
      const answer = await world.portal.api.request(
        '/api/cns/v1/entities/component/default/web/traffic',
      );
      const queries = listAt(answer.json, 'items', 0, 'queries');
      assert.ok(queries.length >= 4, answer.text);
      for (const query of queries) {
        const promql = textAt(query, 'promql');
        await promtool(['query', 'instant', url, promql]);
      }
      // Prometheus' own parser, without a server.
      const file = directory.file('queries.yaml');
      const rules = queries.map((query, index) => ({
        record: `query_${index}`,
        expr: textAt(query, 'promql'),
      }));
      writeFileSync(
        file,
        JSON.stringify({ groups: [{ name: 'pages', rules }] }),
      );
      const checked = await promtool(['check', 'rules', file]);
      assert.match(
        checked,
        new RegExp(`SUCCESS: ${queries.length} rules found`),
      );
      test.diagnostic(`${queries.length} queries`);
    });
  });
});

function policy(port: number): string {
  return JSON.stringify({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'tried-by-kubectl', namespace: 'shop' },
    spec: {
      podSelector: { matchLabels: { app: 'web' } },
      policyTypes: ['Ingress'],
      ingress: [{ ports: [{ protocol: 'TCP', port }] }],
    },
  });
}
