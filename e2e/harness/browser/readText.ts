import type { Locator, Page } from 'playwright-core';
import { waitUntil } from '../waitUntil.ts';

/**
 * The visible text of a page or a part of it, with each run of white space as one space.
 *
 * @internal
 */
export async function readText(part: Page | Locator): Promise<string> {
  const locator = 'goto' in part ? part.locator('body') : part;
  return (await locator.innerText()).replace(/\s+/g, ' ').trim();
}

/**
 * Waits until a page or a part of it shows all of the texts, and returns all that it shows then. Fails with the texts that are
 * missing and the text that is there instead.
 *
 * @internal
 */
export async function waitForTexts(
  part: Page | Locator,
  expected: readonly (string | RegExp)[],
  timeoutMs = 15_000,
): Promise<string> {
  let last = '';
  const missing = () =>
    expected.filter(each =>
      typeof each === 'string' ? !last.includes(each) : !each.test(last),
    );
  try {
    return await waitUntil(
      'texts',
      async () => {
        last = await readText(part);
        return missing().length === 0 ? last : undefined;
      },
      { timeoutMs, intervalMs: 100 },
    );
  } catch {
    throw new Error(
      `the page does not show ${missing().join(' | ')}\nbut: ${last}`,
    );
  }
}

/**
 * Presses *Try again* until a page shows all of the texts, as somebody does who has mended what the page complains about.
 *
 * @internal
 */
export async function retryForTexts(
  page: Page,
  expected: readonly (string | RegExp)[],
  timeoutMs = 30_000,
): Promise<string> {
  const button = page.getByRole('button', { name: 'Try again' });
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    try {
      return await waitForTexts(page, expected, 3_000);
    } catch (error) {
      if (performance.now() > deadline) {
        throw error;
      }
    }
    if ((await button.count()) > 0) {
      await button.first().click();
    }
  }
}
