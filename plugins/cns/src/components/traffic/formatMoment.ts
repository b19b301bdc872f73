/**
 * Writes a moment of a chart: the time of day, with the date when the chart spans more than a day.
 *
 * @param seconds - epoch seconds
 *
 * @internal
 */
export function formatMoment(
  seconds: number,
  options: { withDate: boolean; locale?: string; timeZone?: string },
): string {
  const { withDate, locale, timeZone } = options;
  return new Intl.DateTimeFormat(locale, {
    ...(withDate ? { month: 'short', day: 'numeric' } : {}),
    hour: '2-digit',
    minute: '2-digit',
    // Steps of 15 s need the seconds; a date is only asked for where steps are minutes or hours.
    ...(withDate ? {} : { second: '2-digit' }),
    hourCycle: 'h23',
    timeZone,
  }).format(new Date(seconds * 1000));
}
