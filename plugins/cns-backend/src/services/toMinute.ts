/**
 * ISO 8601 of a time, to the minute. What was read twice within a minute gives the same answer, and so the same ETag.
 *
 * @param time - epoch milliseconds
 * @internal
 */
export function toMinute(time: number): string {
  return new Date(Math.floor(time / 60_000) * 60_000).toISOString();
}
