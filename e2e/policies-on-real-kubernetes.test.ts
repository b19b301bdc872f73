import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { watchForText } from './harness/browser/changeSeen.ts';
import { PageWatch } from './harness/browser/PageWatch.ts';
import { readText, waitForTexts } from './harness/browser/readText.ts';
import { startBrowser } from './harness/browser/startBrowser.ts';
import {
  measureChangeLatency,
  percentile,
} from './harness/portal/measureChangeLatency.ts';
import {
  startRealPortal,
  type RealPortal,
} from './harness/portal/startRealPortal.ts';

const WEB = '/catalog/default/component/web';
const LIMIT_MS = 1_000;

describe('Policies on a real control plane', { timeout: 300_000 }, () => {
  let real: RealPortal;
  let browser: Browser;
  let page: Page;
  let watch: PageWatch;
  let begin: number;

  before(async () => {
    real = await startRealPortal();
    begin = await real.cluster.audit.mark();
    browser = await startBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
    watch = PageWatch.of(page);
    await page.goto(`${real.portal.url}${WEB}/network-policies`);
    await waitForTexts(page, ['live', 'No network policy applies here']);
  });
  after(async () => {
    await browser?.close();
    await real?.stop();
  });

  const apply = (manifest: object) =>
    real.cluster.kubectl(['apply', '-f', '-'], {
      input: JSON.stringify(manifest),
    });
  const row = (name: string): Locator =>
    page.getByRole('row').filter({ hasText: name });

  /** Runs kubectl, waits until the page shows it, and asserts that it did within the limit of the API server's hearing of it. */
  async function assertSeenInTime(
    test: TestContext,
    change: {
      readonly what: string;
      readonly text: string;
      readonly gone?: boolean;
      readonly verbs: readonly string[];
      readonly make: () => Promise<unknown>;
    },
  ): Promise<void> {
    const mark = await real.cluster.audit.mark();
    const { seen } = await watchForText(page, {
      text: change.text,
      gone: change.gone,
      within: '[role="grid"], table',
    });
    await change.make();
    const { at } = await seen;
    const calls = await real.cluster.audit.callsSince(mark, { user: 'admin' });
    const write = calls.find(call => change.verbs.includes(call.verb));
    assert.ok(write, `kubectl wrote: ${JSON.stringify(calls)}`);
    const tookMs = Math.round(at - write.receivedAt);
    test.diagnostic(
      `${change.what}: ${tookMs} ms from the API server to the page`,
    );
    assert.ok(tookMs < LIMIT_MS, `${tookMs} ms is under ${LIMIT_MS} ms`);
  }

  it('draws a policy that kubectl applied, without a reload', async test => {
    await page.evaluate(() => Reflect.set(window, 'notReloaded', true));
    await apply(webPolicy());
    await waitForTexts(page, ['web-ingress', 'Enforced', '2 pods']);
    // The first one replaces the whole empty state; the second is what is measured.
    await assertSeenInTime(test, {
      what: 'a new policy',
      text: 'web-second',
      verbs: ['create'],
      make: () => apply(webPolicy({ name: 'web-second' })),
    });
    const text = await readText(row('web-second'));
    assert.match(text, /NetworkPolicy/);
    assert.match(text, /Enforced/);
    assert.match(text, /2 pods/);
    assert.match(text, /by hand/);
    assert.match(text, /by kubectl-client-side-apply/);
    assert.equal(
      await page.evaluate(() => Reflect.get(window, 'notReloaded')),
      true,
    );
  });

  it('shows it as disabled when GitLab has switched it off', async test => {
    await assertSeenInTime(test, {
      what: 'disabled by label',
      text: 'Disabled',
      verbs: ['patch'],
      make: () => apply(webPolicy({ name: 'web-second', disabled: true })),
    });
    const text = await readText(row('web-second'));
    assert.match(text, /network-policy\.gitlab\.com\/disabled_by/);
    assert.match(text, /no pods/);
    assert.match(await readText(row('web-ingress')), /Enforced/);
  });

  it('takes it away when it is deleted', async test => {
    await assertSeenInTime(test, {
      what: 'deleted',
      text: 'web-second',
      gone: true,
      verbs: ['delete'],
      make: () =>
        real.cluster.kubectl([
          '--namespace=shop',
          'delete',
          'networkpolicy',
          'web-second',
        ]),
    });
    assert.match(await readText(row('web-ingress')), /Enforced/);
  });

  it('says what Cilium said about a Cilium policy', async test => {
    await apply(ciliumPolicy());
    await waitForTexts(row('web-partners'), ['Unknown', 'has not said yet']);
    await assertSeenInTime(test, {
      what: 'refused by Cilium',
      text: 'Invalid',
      verbs: ['patch'],
      make: () => writeValid(real, 'False', 'CIDR and endpoints do not mix'),
    });
    assert.match(
      await readText(row('web-partners')),
      /Cilium refuses it: CIDR and endpoints do not mix\./,
    );
    await assertSeenInTime(test, {
      what: 'accepted by Cilium',
      text: 'Invalid',
      gone: true,
      verbs: ['patch'],
      make: () => writeValid(real, 'True', 'Policy validation succeeded'),
    });
    assert.match(await readText(row('web-partners')), /Enforced/);
  });

  it('shows the live object on its own route, and its deletion there', async () => {
    await row('web-partners').getByRole('link').first().click();
    await waitForTexts(page, [
      'web-partners',
      'CiliumNetworkPolicy',
      '198.51.100.0/24',
    ]);
    await real.cluster.kubectl([
      '--namespace=shop',
      'delete',
      'ciliumnetworkpolicy',
      'web-partners',
    ]);
    await waitForTexts(page, ['There is no such policy'], 5_000);
    // Asking for it again is answered with 404, and the browser says so.
    const expected = watch.take().filter(each => !each.includes('404'));
    assert.deepEqual(expected, []);
  });

  it('does not show policies of a namespace that names somebody else', async () => {
    await apply(webPolicy({ name: 'stranger-only', namespace: 'elsewhere' }));
    const answer = await real.portal.api.request(
      '/api/cns/v1/entities/component/default/web/policies',
    );
    assert.equal(answer.status, 200);
    assert.match(answer.text, /web-ingress/);
    assert.doesNotMatch(answer.text, /stranger/);
  });

  it('makes no call to Kubernetes for a warm page view', async test => {
    await page.goto(`${real.portal.url}${WEB}/network-policies`);
    await waitForTexts(page, ['web-ingress', 'live']);
    const mark = await real.cluster.audit.mark();
    await page.goto(`${real.portal.url}${WEB}`);
    await waitForTexts(page, ['Network policies', '1 enforced']);
    for (const tab of ['policies', 'installation', 'logs']) {
      await page.goto(`${real.portal.url}${WEB}/network-${tab}`);
      await waitForTexts(page, [/real/]);
      await page.waitForLoadState('load');
    }
    await waitForTexts(page, [/1 Cilium agent watches/]);
    const calls = await real.cluster.audit.callsSince(mark, {
      user: 'backstage',
    });
    assert.deepEqual(calls, []);
    const views = await real.cluster.audit.callsSince(begin, {
      user: 'backstage',
    });
    test.diagnostic(
      `4 page views made 0 Kubernetes calls; ${views.length} since the start, to fill and keep the cache`,
    );
  });

  it('never calls Kubernetes as somebody else, and never writes', async () => {
    const calls = await real.cluster.audit.callsSince(begin);
    assert.deepEqual(
      calls.filter(call => call.impersonated !== undefined),
      [],
    );
    const users = new Set(
      calls
        .map(call => call.user)
        .filter(user => !user.startsWith('system:') && user !== 'admin'),
    );
    assert.deepEqual([...users], ['backstage']);
    const verbs = new Set(
      calls.filter(call => call.user === 'backstage').map(call => call.verb),
    );
    assert.deepEqual(
      [...verbs].filter(verb => !['get', 'list', 'watch'].includes(verb)),
      [],
    );
    const refused = calls.filter(
      call => call.user === 'backstage' && call.status === 403,
    );
    assert.deepEqual(refused, []);
  });

  it('brings 20 changes in a row to the open page in time', async test => {
    const latencies = await measureChangeLatency({ real, page });
    for (const [what, values] of [
      ['event', latencies.map(({ eventMs }) => eventMs)],
      ['page', latencies.map(({ pageMs }) => pageMs)],
    ] as const) {
      test.diagnostic(
        `${what}: p50 ${percentile(values, 0.5)} ms, p95 ${percentile(
          values,
          0.95,
        )} ms, most ${Math.max(...values)} ms, n = ${values.length}`,
      );
    }
    const p95 = percentile(
      latencies.map(({ pageMs }) => pageMs),
      0.95,
    );
    assert.ok(p95 < LIMIT_MS, `${p95} ms is under ${LIMIT_MS} ms`);
  });

  it('says when the API server is gone and keeps what it knew', async () => {
    await page.goto(`${real.portal.url}${WEB}/network-policies`);
    await waitForTexts(page, ['web-ingress', 'live']);
    await real.cluster.stopApiServer();
    await waitForTexts(page, ['web-ingress', /reconnecting…|stale since/]);
    await real.cluster.startApiServer();
    await waitForTexts(page, ['web-ingress', 'live'], 60_000);
    await apply(webPolicy({ name: 'after-the-outage' }));
    await waitForTexts(page, ['after-the-outage'], 30_000);
  });
});

function webPolicy(
  options: {
    readonly name?: string;
    readonly namespace?: string;
    readonly disabled?: boolean;
  } = {},
): object {
  const { name = 'web-ingress', namespace = 'shop', disabled } = options;
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec: {
      podSelector: {
        matchLabels: {
          app: 'web',
          ...(disabled
            ? { 'network-policy.gitlab.com/disabled_by': 'gitlab' }
            : {}),
        },
      },
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: [{ podSelector: { matchLabels: { app: 'cart' } } }],
          ports: [{ protocol: 'TCP', port: 8080 }],
        },
      ],
    },
  };
}

function ciliumPolicy(): object {
  return {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNetworkPolicy',
    metadata: { name: 'web-partners', namespace: 'shop' },
    spec: {
      endpointSelector: { matchLabels: { app: 'web' } },
      ingress: [
        {
          fromCIDR: ['198.51.100.0/24'],
          toPorts: [{ ports: [{ port: '443', protocol: 'TCP' }] }],
        },
      ],
    },
  };
}

/** What Cilium's operator does; there is none here. */
async function writeValid(
  real: RealPortal,
  status: 'True' | 'False',
  message: string,
): Promise<void> {
  const answer = await real.cluster
    .client()
    .request(
      '/apis/cilium.io/v2/namespaces/shop/ciliumnetworkpolicies/web-partners/status',
      {
        method: 'PATCH',
        contentType: 'application/merge-patch+json',
        body: {
          status: {
            conditions: [
              {
                type: 'Valid',
                status,
                message,
                lastTransitionTime: new Date().toISOString(),
              },
            ],
          },
        },
      },
    );
  assert.equal(answer.status, 200, answer.text);
}
