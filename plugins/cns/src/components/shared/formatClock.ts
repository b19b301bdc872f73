/**
 * A moment as a person reads it beside the clock on the wall: the time when it was today, otherwise with the date.
 *
 * @param at - Epoch milliseconds or ISO 8601.
 *
 * @internal
 */
export function formatClock(at: number | string, now: number): string {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) {
    return String(at);
  }
  const sameDay = moment.toDateString() === new Date(now).toDateString();
  return moment.toLocaleString(undefined, {
    ...(sameDay ? {} : { month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
}
