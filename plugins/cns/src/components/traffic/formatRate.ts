/**
 * Writes a rate in flow events per second, without the unit: two decimals below 10, one below 100, whole above, shortened from 10,000 on.
 *
 * @remarks
 * A rate that is not zero never reads as 0: it is `<0.01`.
 *
 * @internal
 */
export function formatRate(rate: number, locale?: string): string {
  if (!Number.isFinite(rate)) {
    return '?';
  }
  if (rate > 0 && rate < 0.01) {
    return `<${new Intl.NumberFormat(locale).format(0.01)}`;
  }
  if (rate >= 10_000) {
    return new Intl.NumberFormat(locale, {
      notation: 'compact',
      maximumSignificantDigits: 3,
    }).format(rate);
  }
  return new Intl.NumberFormat(locale, {
    maximumFractionDigits: decimals(rate),
  }).format(rate);
}

function decimals(rate: number): number {
  if (rate < 10) {
    return 2;
  }
  return rate < 100 ? 1 : 0;
}
