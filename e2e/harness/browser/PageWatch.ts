import type { Page } from 'playwright-core';

/**
 * Notes what goes wrong behind a page's back: console errors, exceptions, failed requests and refused ones.
 *
 * @example
 * ```ts
 * const watch = PageWatch.of(page);
 * await page.goto(url);
 * assert.deepEqual(watch.take(), []);
 * ```
 *
 * @internal
 */
export class PageWatch {
  readonly #found: string[] = [];

  private constructor(page: Page) {
    page.on('console', message => {
      if (message.type() === 'error') {
        this.#found.push(`console: ${message.text()}`);
      }
    });
    page.on('pageerror', error => {
      this.#found.push(`exception: ${error.message}`);
    });
    page.on('requestfailed', request => {
      const reason = request.failure()?.errorText ?? '';
      // What a page gives up itself when one leaves it: open event streams, above all.
      if (reason !== 'net::ERR_ABORTED') {
        this.#found.push(`failed: ${request.url()} ${reason}`);
      }
    });
    page.on('response', response => {
      if (response.status() >= 400) {
        this.#found.push(`answer ${response.status()}: ${response.url()}`);
      }
    });
  }

  /** Starts to watch; best before the first `goto`. */
  static of(page: Page): PageWatch {
    return new PageWatch(page);
  }

  /** What was found since the last call. */
  take(): readonly string[] {
    return this.#found.splice(0);
  }
}
