import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { PageWatch } from './harness/browser/PageWatch.ts';
import {
  readText,
  retryForTexts,
  waitForTexts,
} from './harness/browser/readText.ts';
import { startBrowser } from './harness/browser/startBrowser.ts';
import {
  startRealPortal,
  type RealPortal,
} from './harness/portal/startRealPortal.ts';
import { HubbleExporter } from './harness/prometheus/HubbleExporter.ts';
import type {
  PrometheusSeries,
  PrometheusServer,
} from './harness/prometheus/PrometheusServer.ts';
import { startPrometheus } from './harness/prometheus/startPrometheus.ts';
import { requireProgram } from './harness/requireProgram.ts';
import { runCommand } from './harness/runCommand.ts';

const TRAFFIC = '/catalog/default/component/web/network-traffic?range=30m';
const STEP_SECONDS = 15;
const POINTS = 121;

interface DrawnRow {
  /** Seconds since 1970. */
  readonly time: number;
  readonly forwarded: number;
  readonly dropped: number;
}

describe('Traffic on a real Prometheus', { timeout: 300_000 }, () => {
  let exporter: HubbleExporter;
  let prometheus: PrometheusServer;
  let real: RealPortal;
  let browser: Browser;
  let page: Page;
  let watch: PageWatch;

  before(async () => {
    // Twice the range, so that there is a range before to compare with.
    exporter = await HubbleExporter.start({ runningForSeconds: 5_400 });
    prometheus = await startPrometheus({ exporter, history: true });
    real = await startRealPortal({ prometheusUrl: prometheus.url });
    browser = await startBrowser();
    const context = await browser.newContext({
      viewport: { width: 1440, height: 1000 },
      timezoneId: 'UTC',
      locale: 'en-GB',
    });
    page = await context.newPage();
    watch = PageWatch.of(page);
  });
  after(async () => {
    await browser?.close();
    await real?.stop();
    await prometheus?.stop();
    await exporter?.stop();
  });

  /** The PromQL that the page shows under that name. */
  const readQuery = async (name: string): Promise<string> => {
    const trigger = page.getByRole('button', { name: 'The same in PromQL' });
    if ((await trigger.getAttribute('aria-expanded')) !== 'true') {
      await trigger.click();
    }
    const item = page
      .getByRole('listitem')
      .filter({ has: page.getByText(name, { exact: true }) });
    return (await item.locator('code, pre').first().innerText()).trim();
  };
  const readTable = async (direction: string): Promise<readonly DrawnRow[]> => {
    const rows = page
      .getByRole('table', { name: `${direction}, flow events per second` })
      .locator('tbody tr');
    const texts = await rows.evaluateAll(found =>
      found.map(row => [...row.children].map(cell => cell.textContent ?? '')),
    );
    return texts.map(([time = '', forwarded = '', dropped = '']) => ({
      time: toEpochSeconds(time),
      forwarded: toNumber(forwarded),
      dropped: toNumber(dropped),
    }));
  };

  it('draws what Prometheus answers to the query that the page shows', async test => {
    await page.goto(real.portal.url + TRAFFIC);
    await waitForTexts(page, [
      'for the whole namespace shop',
      'The same in PromQL',
    ]);
    // Inbound and outbound; each press takes the first away, because it becomes "As chart".
    await page.getByRole('button', { name: 'As table' }).first().click();
    await page.getByRole('button', { name: 'As table' }).first().click();
    for (const direction of ['Inbound', 'Outbound'] as const) {
      const drawn = await readTable(direction);
      assert.equal(drawn.length, POINTS);
      const times = drawn.map(({ time }) => time);
      const range = {
        start: Math.min(...times),
        end: Math.max(...times),
        stepSeconds: STEP_SECONDS,
      };
      assert.equal(range.end - range.start, (POINTS - 1) * STEP_SECONDS);
      const ask = async (name: string) =>
        prometheus.queryRange(await readQuery(name), range);
      const answered =
        direction === 'Inbound'
          ? await ask('Inbound per second')
          : [
              ...(await ask('Outbound per second, to pods')),
              ...(await ask('Outbound per second, out of the cluster')),
            ];
      const forwarded = sumByTime(answered, isForwarded);
      const dropped = sumByTime(
        answered,
        ({ labels }) => labels.type === 'Drop',
      );
      assert.ok([...dropped.values()].some(value => value > 0));
      // The newest may have been asked for before its last scrape had arrived.
      for (const row of drawn.filter(({ time }) => time !== range.end)) {
        assertDrawn(row.forwarded, forwarded.get(row.time));
        assertDrawn(row.dropped, dropped.get(row.time));
      }
      test.diagnostic(
        `${direction}: ${
          drawn.length - 1
        } moments x 2 equal what Prometheus answers`,
      );
    }
    // And what was played: the exporter's counters grow by a known amount per second.
    const [earlier] = (await readTable('Inbound')).slice(60);
    const played = exporter.ratePerSecond(
      /^hubble_flows_processed_total\{destination="shop",.*subtype="to-endpoint",type="Trace"/,
    );
    assert.ok(earlier);
    assert.ok(
      Math.abs(earlier.forwarded - played) < played * 0.02,
      `${earlier.forwarded} is drawn, ${played} were played`,
    );
    assert.deepEqual(watch.take(), []);
  });

  it('gives promtool the same answer', async () => {
    const query = await readQuery('Inbound per second');
    const [row] = (await readTable('Inbound')).slice(10);
    assert.ok(row);
    const printed = await runCommand(requireProgram('promtool'), [
      'query',
      'instant',
      `--time=${row.time}`,
      prometheus.url,
      query,
    ]);
    const delivered =
      /subtype="to-endpoint", type="Trace"\} => ([0-9.]+) @/.exec(printed)?.[1];
    assertDrawn(row.forwarded, Number(delivered));
  });

  it('counts the totals, the share and the reasons as Prometheus does', async () => {
    const answer = await real.portal.api.request(
      '/api/cns/v1/entities/component/default/web/traffic?range=30m',
    );
    const text = await readText(page);
    const query = await readQuery('Inbound over the range');
    const [row] = await readTable('Inbound');
    assert.ok(row);
    const totals = await prometheus.query(query, row.time);
    const sum = (wanted: (series: PrometheusSeries) => boolean) =>
      totals
        .filter(wanted)
        .reduce((all, { points }) => all + (points[0]?.[1] ?? 0), 0);
    const all = sum(isForwarded) + sum(({ labels }) => labels.type === 'Drop');
    const share = sum(({ labels }) => labels.type === 'Drop') / all;
    const shown = /Inbound: ([0-9.]+)% dropped/.exec(text)?.[1];
    assert.ok(
      Math.abs(Number(shown) - share * 100) <= 0.11,
      `${shown} is ${share * 100}, ${answer.status}`,
    );
    const reasons = await prometheus.query(
      await readQuery('Drop reasons inbound'),
      row.time,
    );
    for (const { labels } of reasons) {
      assert.ok(text.includes(labels.reason ?? '?'), labels.reason);
    }
    assert.ok(reasons.length >= 2);
  });

  it('says that Prometheus does not answer, keeps what it had and the other pages', async () => {
    await prometheus.stop();
    // A range that nobody has looked at: there is nothing to keep.
    await page.goto(real.portal.url + TRAFFIC.replace('30m', '8h'));
    await waitForTexts(page, [
      'Prometheus of real cannot be reached (ECONNREFUSED).',
    ]);
    const lines = page
      .getByRole('region', { name: 'What could not be read' })
      .getByRole('listitem');
    assert.equal(await lines.count(), 1, await readText(page));
    await page.goto(
      `${real.portal.url}/catalog/default/component/web/network-policies`,
    );
    await waitForTexts(page, ['No network policy applies here', 'live']);
    await page.goto(
      `${real.portal.url}/catalog/default/component/web/network-installation`,
    );
    await waitForTexts(page, [/Cilium 1\.20\.0 is ready/, 'Metrics']);
    assert.deepEqual(watch.take(), []);
  });

  it('is back when Prometheus is', async () => {
    await prometheus.start();
    await page.goto(real.portal.url + TRAFFIC.replace('30m', '8h'));
    await retryForTexts(
      page,
      ['for the whole namespace shop', /Inbound: [0-9.]+% dropped/],
      60_000,
    );
    assert.equal(
      await page
        .getByRole('region', { name: 'What could not be read' })
        .count(),
      0,
    );
    assert.deepEqual(watch.take(), []);
  });
});

/** Deliveries to a pod, and what leaves the cluster: that query has no labels. */
function isForwarded({ labels }: PrometheusSeries): boolean {
  return (
    (labels.type === 'Trace' && labels.subtype === 'to-endpoint') ||
    labels.type === undefined
  );
}

function sumByTime(
  series: readonly PrometheusSeries[],
  wanted: (series: PrometheusSeries) => boolean,
): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const { points } of series.filter(wanted)) {
    for (const [time, value] of points) {
      sums.set(time, (sums.get(time) ?? 0) + value);
    }
  }
  return sums;
}

/** The page writes two decimals below 10, one below 100. */
function assertDrawn(drawn: number, answered = 0): void {
  let tolerance = 0.5;
  if (answered < 10) {
    tolerance = 0.005;
  } else if (answered < 100) {
    tolerance = 0.05;
  }
  assert.ok(
    Math.abs(drawn - answered) <= tolerance + 1e-9,
    `${drawn} is drawn for ${answered}`,
  );
}

function toNumber(text: string): number {
  const value = Number(text.replace(/[,<]/g, ''));
  assert.ok(Number.isFinite(value), `"${text}" is a number`);
  return value;
}

/** The last moment with that time of day, in UTC. */
function toEpochSeconds(timeOfDay: string): number {
  const now = Date.now();
  const today = new Date(now).toISOString().slice(0, 10);
  const time = Date.parse(`${today}T${timeOfDay}Z`);
  return (time > now ? time - 86_400_000 : time) / 1_000;
}
