import type { Page } from 'playwright-core';

/**
 * Goes to a tab of the entity page that is open, as a visitor does: without loading the portal again.
 *
 * @internal
 */
export async function openTab(page: Page, name: string): Promise<void> {
  await page
    .getByRole('tab', { name, exact: true })
    .or(page.getByRole('link', { name, exact: true }))
    .first()
    .click();
}
