import { SampleWindow } from './SampleSeries';

/**
 * `rate` and `increase` of a counter over a window, by Prometheus' rule.
 *
 * @remarks
 * What the counter grew between its first and last sample, resets added back, is stretched towards both ends of the
 * range: up to the end if the gap is shorter than 1.1 mean sample intervals, by half an interval otherwise, and never
 * to before the point where the counter would have been zero.
 *
 * @returns `undefined` with fewer than two samples.
 *
 * @internal
 */
export function extrapolatedRate(
  window: SampleWindow,
  fromMs: number,
  toMs: number,
  perSecond: boolean,
): number | undefined {
  if (window.length < 2) {
    return undefined;
  }
  const first = window.at(0);
  const last = window.at(window.length - 1);
  let grown = last.value - first.value;
  for (const index of window.breaks) {
    const before = window.at(index - 1).value;
    if (window.at(index).value < before) {
      grown += before;
    }
  }

  let toStart = (first.timeMs - fromMs) / 1_000;
  const toEnd = (toMs - last.timeMs) / 1_000;
  const sampled = (last.timeMs - first.timeMs) / 1_000;
  const between = sampled / (window.length - 1);
  if (grown > 0 && first.value >= 0) {
    toStart = Math.min(toStart, sampled * (first.value / grown));
  }
  const threshold = between * 1.1;
  const stretched =
    sampled +
    (toStart < threshold ? toStart : between / 2) +
    (toEnd < threshold ? toEnd : between / 2);
  const factor = stretched / sampled;
  return grown * (perSecond ? factor / ((toMs - fromMs) / 1_000) : factor);
}
