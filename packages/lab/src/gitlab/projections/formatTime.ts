/** Milliseconds since the epoch as GitLab writes times: `2026-11-01T12:00:00.000Z`; `null` for none. @internal */
export function formatTime(ms: number): string;
export function formatTime(ms: number | undefined): string | null;
export function formatTime(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}

/** Seconds between two times, or `null` while one of them is open. @internal */
export function secondsBetween(
  fromMs: number | undefined,
  toMs: number | undefined,
): number | null {
  return fromMs === undefined || toMs === undefined
    ? null
    : (toMs - fromMs) / 1_000;
}
