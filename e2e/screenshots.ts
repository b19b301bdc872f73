import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { PageWatch } from './harness/browser/PageWatch.ts';
import { waitForTexts } from './harness/browser/readText.ts';
import { startBrowser } from './harness/browser/startBrowser.ts';
import { startLabPortal } from './harness/portal/startLabPortal.ts';
import { REPOSITORY_ROOT } from './harness/repositoryRoot.ts';

// `yarn workspace e2e run screenshots [NAME...]`: draws the pages of the lab's shop into docs/images.

const FOLDER = join(REPOSITORY_ROOT, 'docs', 'images');
const SEED = '1';
const WIDTHS = {
  wide: { width: 1440, height: 900 },
  narrow: { width: 390, height: 844 },
} as const;
const THEMES = ['light', 'dark'] as const;

interface Shot {
  readonly name: string;
  readonly path: string;
  /** What has to be there before the picture is taken. */
  readonly texts: readonly (string | RegExp)[];
  /** What is to be at the top of a narrow picture, where the page's head alone would fill it. */
  readonly top: string;
  /** Whether that holds for the wide one as well. */
  readonly always?: boolean;
}

const SHOTS: readonly Shot[] = [
  {
    name: 'overview',
    path: '/component/ledger',
    texts: [/forwarded, .* dropped/, '1 invalid', 'Needs attention'],
    top: 'Throughput',
    always: true,
  },
  {
    name: 'policies',
    path: '/component/web/network-policies',
    texts: ['web-production-auto-deploy', 'live'],
    top: 'Policies',
  },
  {
    name: 'policy',
    path: '/component/web/network-policies/prod-eu/NetworkPolicy/shop/web-production-auto-deploy',
    texts: ['All policies', 'app.gitlab.com/managed_by: gitlab'],
    top: 'web-production-auto-deploy',
  },
  {
    name: 'traffic',
    path: '/component/payments/network-traffic',
    texts: ['The same in PromQL', 'POLICY_DENIED'],
    top: 'Traffic',
  },
  {
    name: 'installation',
    path: '/component/web/network-installation',
    texts: [/staging: \d of 5 steps/, 'Latest deployments'],
    top: 'Installation',
  },
  {
    name: 'logs',
    path: '/component/payments/network-logs',
    texts: [/Cilium agents? watch/, 'kubectl'],
    top: 'Logs',
  },
];

const wanted = process.argv.slice(2);
const shots = SHOTS.filter(
  ({ name }) => wanted.length === 0 || wanted.includes(name),
);
mkdirSync(FOLDER, { recursive: true });
const world = await startLabPortal({ labArguments: ['--seed', SEED] });
const browser = await startBrowser();
try {
  for (const width of ['wide', 'narrow'] as const) {
    for (const theme of THEMES) {
      await takeAll(browser, width, theme);
    }
  }
} finally {
  await browser.close();
  await world.stop();
}

async function takeAll(
  from: Browser,
  width: keyof typeof WIDTHS,
  theme: (typeof THEMES)[number],
): Promise<void> {
  const context = await from.newContext({
    viewport: WIDTHS[width],
    colorScheme: theme,
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  const watch = PageWatch.of(page);
  for (const shot of shots) {
    const file = `${shot.name}-${width}-${theme}.png`;
    await page.goto(`${world.portal.url}/catalog/default${shot.path}`);
    await waitForTexts(page, shot.texts, 30_000);
    await settle(page);
    if (width === 'narrow' || shot.always) {
      await page
        .getByRole('heading', { name: shot.top, exact: true })
        .last()
        .evaluate(element => {
          const style = element.getAttribute('style') ?? '';
          element.setAttribute('style', `${style}; scroll-margin-top: 16px`);
          element.scrollIntoView({ block: 'start' });
        });
      await settle(page);
    }
    await page.screenshot({ path: join(FOLDER, file) });
    process.stdout.write(`docs/images/${file}\n`);
  }
  for (const problem of watch.take()) {
    process.stderr.write(`${width} ${theme}: ${problem}\n`);
  }
  await context.close();
}

/** Waits until nothing more is loaded and drawn: charts come in a chunk of their own, and cards slide in. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(700);
}
