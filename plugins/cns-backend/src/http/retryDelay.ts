const BASE_DELAY_MS = 200;
const MAX_DELAY_MS = 5_000;

/**
 * Milliseconds to wait before the next attempt: what the upstream asks for with `Retry-After`, else exponential back-off with full jitter.
 *
 * @param options - `attempt`: number of attempts made so far, from 1; `random`: 0 <= n < 1; `now`: epoch milliseconds, for a `Retry-After` that is a date
 * @internal
 */
export function retryDelay(options: {
  readonly attempt: number;
  readonly retryAfter: string | undefined;
  readonly random: number;
  readonly now: number;
}): number {
  const asked = parseRetryAfter(options.retryAfter, options.now);
  if (asked !== undefined) {
    return asked;
  }
  const ceiling = Math.min(MAX_DELAY_MS, BASE_DELAY_MS * 2 ** options.attempt);
  return Math.round(options.random * ceiling);
}

// RFC 9110, 10.2.3: seconds, or an HTTP date.
function parseRetryAfter(
  value: string | undefined,
  now: number,
): number | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (/^\d+$/.test(value.trim())) {
    return Number(value) * 1_000;
  }
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
