import { parseDuration } from './parseDuration';

/**
 * Reads a PromQL number: decimal, hexadecimal, `Inf`, `NaN`, or a duration, which stands for its seconds.
 *
 * @internal
 */
export function parseNumber(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1;
  const digits = text.replace(/^[+-]/, '').toLowerCase();
  if (/^inf(inity)?$/.test(digits)) {
    return sign * Infinity;
  }
  if (digits === 'nan') {
    return NaN;
  }
  const milliseconds =
    /[a-z]$/.test(digits) && !digits.startsWith('0x')
      ? parseDuration(digits)
      : undefined;
  return (
    sign *
    (milliseconds === undefined
      ? Number(digits.replaceAll('_', ''))
      : milliseconds / 1_000)
  );
}
