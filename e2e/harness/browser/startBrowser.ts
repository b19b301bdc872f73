import { chromium, type Browser } from 'playwright-core';
import { requireProgram } from '../requireProgram.ts';

/**
 * Starts Debian's Chromium without a window. Playwright's own browsers are not used: they would have to be downloaded.
 *
 * @internal
 */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? requireProgram('chromium'),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
