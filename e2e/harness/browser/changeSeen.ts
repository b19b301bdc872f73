import type { Page } from 'playwright-core';

/** When a page's visible text began, or ceased, to contain something. @internal */
export interface Sighting {
  /** Milliseconds since 1970, of the page's clock, which is this machine's. */
  readonly at: number;
}

/**
 * Watches the open page for a text to appear in its table of policies, or in another part. Call it before the change is made;
 * the promise inside is kept when the change is drawn.
 *
 * @remarks
 * A MutationObserver in the page takes the time, so that it is not this process' polling that is measured.
 *
 * @internal
 */
export async function watchForText(
  page: Page,
  options: {
    readonly text: string;
    /** Default: it shall appear. */
    readonly gone?: boolean;
    /** CSS selector of the part to look at. Default `body`. */
    readonly within?: string;
    readonly timeoutMs?: number;
  },
): Promise<{ readonly seen: Promise<Sighting> }> {
  const { text, gone = false, within = 'body', timeoutMs = 20_000 } = options;
  const handle = await page.evaluateHandle(
    wanted => {
      const seen = new Promise<number>((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`not seen in time: ${wanted.text}`)),
          wanted.timeoutMs,
        );
        const look = () => {
          const shown = [...document.querySelectorAll(wanted.within)].some(
            part =>
              part instanceof HTMLElement &&
              part.innerText.includes(wanted.text),
          );
          if (shown !== wanted.gone) {
            clearTimeout(timer);
            observer.disconnect();
            resolve(performance.timeOrigin + performance.now());
          }
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, {
          childList: true,
          subtree: true,
          characterData: true,
          attributes: true,
        });
        look();
      });
      // A failure is reported by whoever waits for it.
      seen.catch(() => undefined);
      return { seen };
    },
    { text, gone, within, timeoutMs },
  );
  return {
    seen: handle.evaluate(async ({ seen }) => seen).then(at => ({ at })),
  };
}
