import type { Texts } from '../shared/useTexts';
import type { Comparison } from './compareToPrevious';

/**
 * Says a comparison in words: `12% more`, `about the same`. From nothing to something has no percentage.
 *
 * @internal
 */
export function formatChange(
  comparison: Comparison,
  t: Texts,
  locale?: string,
): string {
  const { trend, change } = comparison;
  if (trend === 'same') {
    return t('traffic.numbers.same');
  }
  if (change === undefined) {
    return t('traffic.numbers.fromNothing');
  }
  if (change >= 9) {
    return t('traffic.numbers.times', {
      times: new Intl.NumberFormat(locale, {
        maximumSignificantDigits: 2,
      }).format(change + 1),
    });
  }
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 0,
  }).format(Math.abs(change));
  return trend === 'more'
    ? t('traffic.numbers.more', { percent })
    : t('traffic.numbers.less', { percent });
}
