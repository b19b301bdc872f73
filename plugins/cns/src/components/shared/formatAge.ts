import type { Texts } from './useTexts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long ago something was, in the largest unit that is at least one: `12 s ago`, `3 d ago`.
 *
 * @param seconds - May be negative when the clocks of browser and server differ; then it is just now.
 *
 * @internal
 */
export function formatAge(seconds: number, t: Texts): string {
  if (seconds < 5) {
    return t('shared.time.now');
  }
  if (seconds < 2 * MINUTE) {
    return t('shared.time.seconds', { value: String(Math.floor(seconds)) });
  }
  if (seconds < 2 * HOUR) {
    return t('shared.time.minutes', {
      value: String(Math.floor(seconds / MINUTE)),
    });
  }
  if (seconds < 2 * DAY) {
    return t('shared.time.hours', {
      value: String(Math.floor(seconds / HOUR)),
    });
  }
  return t('shared.time.days', { value: String(Math.floor(seconds / DAY)) });
}
