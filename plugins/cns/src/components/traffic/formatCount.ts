/**
 * Writes a number of flow events for a person: whole below 100,000, shortened to three digits above (`1.2M`).
 *
 * @remarks
 * Prometheus extrapolates `increase()`, so counts come with fractions; something that is less than one event is `<1`, never 0.
 *
 * @internal
 */
export function formatCount(count: number, locale?: string): string {
  if (!Number.isFinite(count)) {
    return '?';
  }
  if (count > 0 && count < 1) {
    return '<1';
  }
  const whole = Math.round(count);
  if (whole < 100_000) {
    return new Intl.NumberFormat(locale).format(whole);
  }
  return new Intl.NumberFormat(locale, {
    notation: 'compact',
    maximumSignificantDigits: 3,
  }).format(whole);
}
