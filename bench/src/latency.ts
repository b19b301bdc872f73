import { startBrowser } from 'e2e/harness/browser/startBrowser.ts';
import {
  measureChangeLatency,
  percentile,
} from 'e2e/harness/portal/measureChangeLatency.ts';
import { startRealPortal } from 'e2e/harness/portal/startRealPortal.ts';
import type { ResultTable } from './ResultTable.ts';

const ROUNDS = 40;

/**
 * From a change in a real API server to the event that the backend pushes, and to the changed text on a page that is open in Chromium.
 *
 * @internal
 */
export async function measureLatency(table: ResultTable): Promise<void> {
  const real = await startRealPortal();
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    const latencies = await measureChangeLatency({
      real,
      page,
      rounds: ROUNDS,
    });
    const written = latencies.map(({ writtenMs }) => writtenMs);
    for (const [what, values, goal] of [
      ['event', latencies.map(({ eventMs }) => eventMs), undefined],
      [
        'changed text on the open page',
        latencies.map(({ pageMs }) => pageMs),
        1_000,
      ],
    ] as const) {
      for (const [name, share] of [
        ['p50', 0.5],
        ['p95', 0.95],
      ] as const) {
        const ours = percentile(values, share);
        const write = percentile(written, share);
        const bound = name === 'p95' ? goal : undefined;
        table.add({
          what: `change to ${what}, ${name} of ${ROUNDS}`,
          ours: `${ours} ms`,
          beside: `${write} ms for the write itself`,
          ratio: `${(ours / Math.max(1, write)).toFixed(1)} x the write`,
          goal: bound ? `under ${bound} ms` : 'reported',
          met: bound === undefined || ours < bound,
        });
      }
    }
  } finally {
    await browser.close();
    await real.stop();
  }
}
