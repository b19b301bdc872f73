import type { Page } from 'playwright-core';

/**
 * Goes to one of our tabs on the entity page that is open, as a visitor does: through the group's menu, without loading the portal
 * again.
 *
 * @internal
 */
export async function openTab(page: Page, name: string): Promise<void> {
  const group = page
    .getByRole('button', { name: 'Network security' })
    .or(page.getByRole('tab', { name: 'Network security' }));
  if ((await group.count()) > 0) {
    await group.first().click();
    await page
      .locator('[role^="menuitem"]')
      .getByText(name, { exact: true })
      .click();
    return;
  }
  // An app that shows the tabs of a group side by side.
  await page
    .getByRole('tab', { name, exact: true })
    .or(page.getByRole('link', { name, exact: true }))
    .first()
    .click();
}
