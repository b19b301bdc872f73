const DAY_SECONDS = 86_400;

/**
 * Writes the moments along the time axis: the hour within a day, the date where a day begins or when the axis only shows days.
 *
 * @param splits - epoch seconds of the ticks
 * @param stepSeconds - distance between ticks
 *
 * @internal
 */
export function formatTimeTicks(
  splits: readonly number[],
  stepSeconds: number,
  options: { locale?: string; timeZone?: string } = {},
): string[] {
  const { locale, timeZone } = options;
  const hour = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  const day = new Intl.DateTimeFormat(locale, {
    month: 'short',
    day: 'numeric',
    timeZone,
  });
  return splits.map(split => {
    const date = new Date(split * 1000);
    const time = hour.format(date);
    return stepSeconds >= DAY_SECONDS || time === '00:00'
      ? day.format(date)
      : time;
  });
}
