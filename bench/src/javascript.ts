import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { startBackstage } from 'e2e/harness/backstage/startBackstage.ts';
import { startBrowser } from 'e2e/harness/browser/startBrowser.ts';
import { startLab } from 'e2e/harness/lab/startLab.ts';
import type { ResultTable } from './ResultTable.ts';

const TABS = [
  ['Policies', 'network-policies'],
  ['Traffic', 'network-traffic'],
  ['Installation', 'network-installation'],
  ['Logs', 'network-logs'],
  ['Kubernetes (the kubernetes plugin)', 'kubernetes'],
] as const;

const CART = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'cart',
    annotations: {
      'backstage.io/kubernetes-id': 'cart',
      'backstage.io/kubernetes-namespace': 'shop',
      'backstage.io/kubernetes-label-selector': 'app=cart',
      'gitlab.com/project-slug': 'shop/cart',
    },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'team-shop' },
};

/**
 * The JavaScript that opening a tab adds to what the entity's overview page has loaded, compressed with gzip.
 *
 * @internal
 */
export async function measureJavaScript(table: ResultTable): Promise<void> {
  const lab = await startLab();
  const backstage = await startBackstage({
    entities: [CART],
    clusters: (['prod-eu', 'staging'] as const).map(name => ({
      name,
      url: lab.kubernetes[name],
      token: 'lab-backstage-token',
      prometheusUrl: lab.prometheus[name],
    })),
    gitlab: { url: lab.gitlab, token: 'glpat-lab-platform' },
  });
  const browser = await startBrowser();
  try {
    const sizes = new Map<string, number>();
    for (const [name, path] of TABS) {
      sizes.set(name, await addedBytes(browser, backstage.url, path));
    }
    const theirs = sizes.get(TABS[4][0]) ?? Number.NaN;
    for (const [name] of TABS.slice(0, 4)) {
      const ours = sizes.get(name) ?? Number.NaN;
      table.add({
        what: `JavaScript that the tab ${name} adds to the overview page`,
        ours: `${(ours / 1_024).toFixed(1)} KB`,
        beside: `${(theirs / 1_024).toFixed(1)} KB for the tab Kubernetes`,
        ratio: `${(ours / theirs).toFixed(2)} of it`,
        goal: 'under 150 KB',
        met: ours < 150 * 1_024,
      });
    }
  } finally {
    await browser.close();
    await backstage.stop();
    await lab.stop();
  }
}

async function addedBytes(
  browser: Browser,
  url: string,
  tab: string,
): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const seen = new Map<string, number>();
  page.on('response', async response => {
    if (new URL(response.url()).pathname.endsWith('.js') && response.ok()) {
      const body = await response.body().catch(() => undefined);
      if (body) seen.set(response.url(), gzipSync(body).length);
    }
  });
  await page.goto(`${url}/catalog/default/component/cart`);
  await settle(page);
  const before = new Set(seen.keys());
  // Inside the app, as a click on the tab does it: a reload would load the overview's own code again.
  await page.evaluate(path => {
    window.history.pushState({}, '', `/catalog/default/component/cart/${path}`);
    window.dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  }, tab);
  await settle(page);
  await context.close();
  return [...seen]
    .filter(([address]) => !before.has(address))
    .reduce((sum, [, bytes]) => sum + bytes, 0);
}

/** Waits until nothing was loaded for two seconds; `networkidle` would wait for the open event stream. */
async function settle(page: Page): Promise<void> {
  let last = performance.now();
  page.on('request', () => {
    last = performance.now();
  });
  const until = performance.now() + 30_000;
  while (performance.now() - last < 2_500 && performance.now() < until) {
    await page.waitForTimeout(200);
  }
}
