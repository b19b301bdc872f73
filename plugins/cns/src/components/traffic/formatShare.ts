/**
 * Writes a share (0..1) as a percentage: two decimals below 1%, one above.
 *
 * @remarks
 * A few drops in a million never read as 0%, and a few deliveries among drops never as 100%: they are `<0.01%` and `>99.9%`.
 *
 * @internal
 */
export function formatShare(share: number, locale?: string): string {
  if (!Number.isFinite(share)) {
    return '?';
  }
  const percent = (value: number, maximumFractionDigits: number) =>
    new Intl.NumberFormat(locale, {
      style: 'percent',
      maximumFractionDigits,
    }).format(value);
  if (share > 0 && share < 0.0001) {
    return `<${percent(0.0001, 2)}`;
  }
  if (share < 1 && share > 0.999) {
    return `>${percent(0.999, 1)}`;
  }
  return percent(share, share < 0.01 ? 2 : 1);
}
