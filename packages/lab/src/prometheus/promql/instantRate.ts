import { SampleWindow } from './SampleSeries';

/**
 * `irate`: the rate between the last two samples of a window; `undefined` with fewer than two.
 *
 * @internal
 */
export function instantRate(window: SampleWindow): number | undefined {
  if (window.length < 2) {
    return undefined;
  }
  const last = window.at(window.length - 1);
  const before = window.at(window.length - 2);
  const seconds = (last.timeMs - before.timeMs) / 1_000;
  if (seconds === 0) {
    return undefined;
  }
  const reset = last.value < before.value;
  return (reset ? last.value : last.value - before.value) / seconds;
}
