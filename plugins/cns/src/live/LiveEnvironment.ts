/**
 * What live answers need from the browser: time, chance, timers, and whether somebody is looking.
 *
 * @internal
 */
export interface LiveEnvironment {
  /** Epoch milliseconds. */
  now(): number;
  /** 0 (included) to 1 (excluded). */
  random(): number;
  /** Calls back once; the answer cancels it. */
  after(milliseconds: number, callback: () => void): () => void;
  isVisible(): boolean;
  /** Calls back whenever the page is shown or hidden; the answer ends it. */
  onVisibilityChange(callback: () => void): () => void;
}

/** The browser itself. @internal */
export const browserEnvironment: LiveEnvironment = {
  now: () => Date.now(),
  random: () => Math.random(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
  isVisible: () => document.visibilityState !== 'hidden',
  onVisibilityChange(callback) {
    document.addEventListener('visibilitychange', callback);
    return () => document.removeEventListener('visibilitychange', callback);
  },
};
