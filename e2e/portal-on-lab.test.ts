import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openTab } from './harness/browser/openTab.ts';
import { PageWatch } from './harness/browser/PageWatch.ts';
import {
  readText,
  retryForTexts,
  waitForTexts,
} from './harness/browser/readText.ts';
import { startBrowser } from './harness/browser/startBrowser.ts';
import {
  startLabPortal,
  type LabPortal,
} from './harness/portal/startLabPortal.ts';

/** What each service of the shop has to show, in words. */
const SERVICES = {
  web: {
    cluster: 'prod-eu / shop',
    isolation: 'Inbound: closed except for 2 rules. Outbound: open.',
    row: ['web-production-auto-deploy', 'Enforced', 'in 3 pods', 'Auto DevOps'],
    traffic: ['for the workload web in', 'Inbound: nothing dropped.'],
  },
  cart: {
    cluster: 'prod-eu / shop',
    isolation: 'Inbound: closed except for 2 rules.',
    row: ['cart-production-auto-deploy', 'Enforced', 'kubectl-edit'],
    traffic: ['for the workload cart in'],
  },
  catalog: {
    cluster: 'prod-eu / shop',
    isolation: 'Inbound: closed except for',
    row: ['catalog-allow-clients', 'Enforced', 'by hand'],
    traffic: ['for the workload catalog in', /Inbound: \S+% dropped/],
  },
  recommendations: {
    cluster: 'prod-eu / shop',
    isolation: 'Inbound: open. Outbound: open.',
    row: ['recommendations-egress', 'Disabled', 'disabled_by', 'no pods'],
    traffic: ['for the workload recommendations in', /Outbound: \S+% dropped/],
  },
  mailer: {
    cluster: 'prod-eu / notifications',
    isolation: 'Inbound: open. Outbound: open.',
    row: ['allow-dns', 'CiliumClusterwideNetworkPolicy', 'Enforced'],
    traffic: ['for the workload mailer in'],
  },
  payments: {
    cluster: 'prod-eu / payments',
    isolation:
      'Inbound: closed except for 2 rules. Outbound: closed except for',
    row: ['payments-api', 'Enforced', 'in and out', 'Flux'],
    traffic: [/Outbound: \S+% dropped/, 'POLICY_DENIED'],
  },
  ledger: {
    cluster: 'prod-eu / payments',
    isolation: 'Inbound: closed except for 1 rule.',
    row: [
      'ledger-partner-access',
      'Invalid',
      'Cilium refuses it: combining FromEndpoints and FromCIDR is not supported yet.',
    ],
    traffic: [/Inbound: \S+% dropped/, 'POLICY_DENIED'],
  },
  redis: {
    cluster: 'prod-eu / data',
    isolation: 'Inbound: closed except for 1 rule.',
    row: ['redis-clients', 'Enforced', 'Argo CD'],
    traffic: [/Inbound: \S+% dropped/],
  },
  postgres: {
    cluster: 'prod-eu / data',
    isolation: 'Inbound: closed except for',
    row: ['postgres', 'Enforced', 'Helm'],
    traffic: [/Inbound: \S+% dropped/],
  },
} as const;

describe('The portal on the lab', { timeout: 420_000 }, () => {
  let world: LabPortal;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let watch: PageWatch;

  before(async () => {
    world = await startLabPortal();
    browser = await startBrowser();
    context = await browser.newContext({
      viewport: { width: 1440, height: 1000 },
    });
    page = await context.newPage();
    watch = PageWatch.of(page);
  });
  after(async () => {
    await browser?.close();
    await world?.stop();
  });

  const open = async (
    entity: string,
    tab: string,
    texts: readonly (string | RegExp)[],
    timeoutMs?: number,
  ) => {
    await page.goto(`${world.portal.url}/catalog/default/${entity}${tab}`);
    return waitForTexts(page, texts, timeoutMs);
  };
  const row = (name: string) =>
    page.getByRole('row').filter({ hasText: name }).first();

  const fault = async (upstream: string, body: unknown) => {
    const answer = await world.lab.control.request(`/faults/${upstream}`, {
      method: 'PUT',
      body,
    });
    assert.equal(answer.status, 200, answer.text);
  };
  const heal = () => world.lab.control.request('/faults', { method: 'DELETE' });

  it('does not wait for a cluster that is slow, and says that it is', async () => {
    await fault('kubernetes-staging', { type: 'latency', ms: 60_000 });
    const started = performance.now();
    await open('component/web', '/network-policies', ['5 policies', 'live']);
    assert.ok(performance.now() - started < 10_000);
    await open(
      'component/web',
      '/network-policies?target=staging/shop',
      [/staging did not answer within/],
      30_000,
    );
    await heal();
    await waitForTexts(page, ['Cilium is in policy audit mode'], 60_000);
    assert.deepEqual(watch.take(), []);
  });

  for (const [name, facts] of Object.entries(SERVICES)) {
    it(`fills both cards and all four tabs of ${name}`, async () => {
      const overview = await open(`component/${name}`, '', [
        'Open Policies',
        'Open Traffic',
        'flow events, not bytes',
        /forwarded, .* dropped/,
        /\d+ enforced/i,
        facts.isolation,
      ]);
      assert.match(overview, /Throughput/);
      assert.match(overview, /Network policies/);

      await openTab(page, 'Policies');
      await waitForTexts(page, [
        'Who may talk to this service',
        'live',
        facts.cluster,
        facts.isolation,
        facts.row[0],
      ]);
      const shown = await readText(row(facts.row[0]));
      for (const fact of facts.row) {
        assert.ok(shown.includes(fact), `${fact} in ${shown}`);
      }

      await openTab(page, 'Traffic');
      await waitForTexts(page, [
        'How much flows',
        'which counts flow events, not bytes or packets',
        'The same in PromQL',
        ...facts.traffic,
      ]);
      await openTab(page, 'Installation');
      await waitForTexts(page, [
        'prod-eu: network security is installed, 5 of 5 steps in place',
        'The agent prod-eu of platform/cluster-management-prod is connected.',
        'Cilium 1.20.2 is ready on all 3 nodes.',
        'Prometheus answers and scrapes Hubble.',
      ]);
      await openTab(page, 'Logs');
      await waitForTexts(page, [
        /\d Cilium agents? watch/,
        'cilium-monitor',
        'kubectl --context prod-eu',
      ]);
      assert.deepEqual(watch.take(), []);
    });
  }

  it('opens a policy from the list, with YAML, pods and facts', async () => {
    await open('component/web', '/network-policies', ['web-production']);
    await row('web-production-auto-deploy').getByRole('link').first().click();
    await waitForTexts(page, [
      'All policies',
      'web-production-auto-deploy',
      'app.gitlab.com/managed_by: gitlab',
    ]);
    await page.getByRole('tab', { name: /^Pods/ }).click();
    await waitForTexts(page, [/Deployment\/web|ReplicaSet\/web/, 'Running']);
    await page.getByRole('tab', { name: 'Facts' }).click();
    await waitForTexts(page, ['helm', 'Auto DevOps', 'networking.k8s.io/v1']);
    // The link of the policy works for somebody else.
    const address = page.url();
    await page.goto(address);
    await waitForTexts(page, ['web-production-auto-deploy']);
    await page.getByRole('link', { name: 'All policies' }).click();
    await waitForTexts(page, ['5 policies']);
    assert.deepEqual(watch.take(), []);
  });

  it('filters the list and keeps the filter in the address', async () => {
    await open('component/web', '/network-policies', ['5 policies']);
    await page
      .getByRole('searchbox')
      .or(page.getByLabel('Name'))
      .first()
      .fill('web-');
    await waitForTexts(page, ['1 of 5 policies']);
    await page.reload();
    await waitForTexts(page, ['1 of 5 policies', 'web-production-auto-deploy']);
  });

  it('leads to the tab of the kubernetes plugin', async () => {
    await open('component/cart', '/network-policies', ['Kubernetes tab']);
    await page.getByRole('link', { name: 'Kubernetes tab' }).click();
    await page.waitForURL(/\/component\/cart\/kubernetes/);
    await waitForTexts(page, ['Your Clusters', 'prod-eu']);
    watch.take();
  });

  it('shows what staging lacks', async () => {
    await open('component/web', '/network-policies?target=staging/shop', [
      'staging / shop',
      'Cilium is in policy audit mode',
    ]);
    await open('component/web', '/network-installation', [
      'staging: 1 of 5 steps in place',
      'The last pipeline of platform/cluster-management-staging failed in apply (deploy).',
      'Cilium runs in policy audit mode',
      'Hubble is off.',
    ]);
    await open('component/web', '/network-traffic', [
      'staging: Hubble reports no flows',
    ]);
    await page.getByText('staging: Hubble reports no flows').click();
    await waitForTexts(page, [
      'no series hubble_flows_processed_total in the last hour',
      'helm upgrade cilium cilium/cilium',
    ]);
    await open('resource/staging', '/network-installation', [
      'platform/cluster-management-staging',
      'failed',
    ]);
    await open('resource/staging', '', ['Installation', 'failed']);
    assert.deepEqual(watch.take(), []);
  });

  it('has no tabs and cards for an entity without annotations', async () => {
    const text = await open('component/design-system', '', ['A library']);
    assert.doesNotMatch(text, /Policies|Traffic|Throughput|Logs/);
    assert.deepEqual(watch.take(), []);
  });

  it('names what is wrong with malformed annotations', async () => {
    for (const tab of ['policies', 'traffic', 'logs']) {
      await open('component/malformed', `/network-${tab}`, [
        'The annotation backstage.io/kubernetes-label-selector cannot be used',
        'The annotation backstage-cns/bindings cannot be used',
      ]);
    }
    await open('component/malformed', '/network-installation', [
      'gitlab.com/project-slug',
    ]);
    await open('component/elsewhere', '/network-policies', [
      'The entity names the cluster prod-us, which is not known here.',
      'kubernetes.clusterLocatorMethods',
    ]);
    assert.deepEqual(watch.take(), []);
  });

  it('shows of an unconfirmed namespace only the own pods, and how it is confirmed', async () => {
    const text = await open('component/search', '/network-policies', [
      'prod-eu / search has not confirmed that it belongs to this service',
      'kubectl --context prod-eu annotate namespace search backstage-cns/owner=group:default/team-shop',
      'allow-dns',
      '2 pods',
    ]);
    assert.doesNotMatch(text, /of others/);
    const traffic = await open('component/search', '/network-traffic', [
      /search/,
      'How much flows',
    ]);
    assert.doesNotMatch(traffic, /flow events per second/);
    assert.deepEqual(watch.take(), []);
  });

  it('shows nothing of a namespace that belongs to somebody else', async () => {
    const tabs = ['policies', 'traffic', 'installation', 'logs'];
    for (const tab of tabs) {
      const text = await open('component/storefront-probe', `/network-${tab}`, [
        /belongs to somebody else|Pipelines|steps in place|No cluster/,
      ]);
      assert.doesNotMatch(text, /billing-[0-9a-f]|\d+ pods?\b|Flow events/);
    }
    for (const route of ['overview', 'policies', 'traffic', 'logs']) {
      const answer = await world.portal.api.request(
        `/api/cns/v1/entities/component/default/storefront-probe/${route}`,
      );
      assert.equal(answer.status, 200, answer.text);
      assert.match(answer.text, /binding-foreign/);
      // The selector is the entity's own; its pods, workloads and policies are not.
      assert.doesNotMatch(answer.text, /billing-|Deployment\/|NetworkPolicy/);
    }
    assert.deepEqual(watch.take(), []);
  });

  describe('with faults', () => {
    after(heal);

    it('says in one line that Prometheus is refused, and keeps the rest', async () => {
      await fault('prometheus-prod-eu', { type: 'refuse' });
      // A range that nobody has asked for yet, so that nothing of it is kept.
      await open('component/catalog', '/network-traffic?range=8h', [
        'Prometheus of prod-eu cannot be reached (ECONNREFUSED).',
      ]);
      const lines = page
        .getByRole('region', { name: 'What could not be read' })
        .getByRole('listitem');
      assert.equal(await lines.count(), 1, await readText(page));
      await open('component/catalog', '/network-policies', [
        'catalog-allow-clients',
        'Enforced',
        'live',
      ]);
      await open('component/catalog', '/network-installation', [
        'Cilium 1.20.2 is ready on all 3 nodes.',
        'Metrics',
      ]);
      await heal();
      await open('component/catalog', '/network-traffic?range=8h', ['Traffic']);
      await retryForTexts(page, ['for the workload catalog in']);
      assert.deepEqual(watch.take(), []);
    });

    it('says that GitLab does not accept the token, and keeps the rest', async () => {
      await fault('gitlab', { type: 'status', status: 401 });
      await open(
        'component/mailer',
        '/network-installation',
        [
          'does not accept the configured credentials (401)',
          'Cilium 1.20.2 is ready on all 3 nodes.',
        ],
        30_000,
      );
      await open('component/mailer', '/network-policies', ['allow-dns']);
      await heal();
      assert.deepEqual(watch.take(), []);
    });

    for (const [what, body] of [
      ['403', { type: 'status', status: 403 }],
      ['garbage', { type: 'garbage' }],
      ['nobody listening', { type: 'refuse' }],
    ] as const) {
      it(`keeps what it knew of Kubernetes with ${what}, and says so`, async () => {
        await open('component/web', '/network-policies', [
          '5 policies',
          'live',
        ]);
        await fault('kubernetes-prod-eu', body);
        // Closes the watches that are open.
        if (what !== 'nobody listening') {
          await fault('kubernetes-prod-eu', { type: 'refuse' });
          await fault('kubernetes-prod-eu', body);
        }
        await waitForTexts(
          page,
          ['5 policies', /reconnecting|stale/, 'web-production-auto-deploy'],
          40_000,
        );
        await open('component/web', '/network-traffic', [
          'for the workload web in',
        ]);
        await heal();
        await open(
          'component/web',
          '/network-policies',
          ['5 policies', 'live, changed'],
          90_000,
        );
        assert.deepEqual(watch.take(), []);
      });
    }
  });
});
