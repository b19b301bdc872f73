import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { PageWatch } from './harness/browser/PageWatch.ts';
import { waitForTexts } from './harness/browser/readText.ts';
import { startBrowser } from './harness/browser/startBrowser.ts';
import type { Backstage } from './harness/backstage/startBackstage.ts';
import { startLabPortal } from './harness/portal/startLabPortal.ts';
import { startRealPortal } from './harness/portal/startRealPortal.ts';

describe("The kubernetes plugin's own tab", { timeout: 300_000 }, () => {
  let browser: Browser;
  before(async () => {
    browser = await startBrowser();
  });
  after(async () => browser.close());

  const openTab = async (
    portal: Backstage,
    name: string,
    texts: readonly (string | RegExp)[],
  ) => {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 1200 },
    });
    const watch = PageWatch.of(page);
    await page.goto(
      `${portal.url}/catalog/default/component/${name}/kubernetes`,
    );
    try {
      await waitForTexts(page, texts, 30_000);
      assert.deepEqual(watch.take(), []);
      // Its deployments, behind the cluster's line.
      await page
        .getByRole('button', { name: /Cluster/ })
        .first()
        .click();
      return await waitForTexts(page, [
        name,
        'Deployment',
        /pods? with errors|No pods with errors/,
      ]);
    } finally {
      await page.close();
    }
  };

  it('works against the lab', async () => {
    const { portal, stop } = await startLabPortal();
    try {
      await openTab(portal, 'web', ['Your Clusters', 'prod-eu', /3 pods/]);
      await openTab(portal, 'ledger', ['Your Clusters', 'prod-eu', /2 pods/]);
    } finally {
      await stop();
    }
  });

  it('works against a real API server, on the same entities as our tabs', async () => {
    const { portal, stop } = await startRealPortal({ kubernetesPlugin: true });
    try {
      await openTab(portal, 'web', ['Your Clusters', 'real', /2 pods/]);
      const answer = await portal.api.request(
        '/api/cns/v1/entities/component/default/web/overview',
      );
      assert.equal(answer.status, 200);
      assert.match(answer.text, /"cluster":"real","namespace":"shop"/);
    } finally {
      await stop();
    }
  });
});
