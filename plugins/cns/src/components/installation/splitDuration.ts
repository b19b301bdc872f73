/** A duration in the two units that matter to a reader. @internal */
export type SplitDuration =
  | { readonly unit: 'seconds'; readonly seconds: number }
  | { readonly unit: 'whole-minutes'; readonly minutes: number }
  | {
      readonly unit: 'minutes';
      readonly minutes: number;
      readonly seconds: number;
    }
  | {
      readonly unit: 'hours';
      readonly hours: number;
      readonly minutes: number;
    };

/**
 * Splits the seconds that a job took: seconds below a minute, minutes and seconds below an hour, hours and minutes above.
 *
 * @internal
 */
export function splitDuration(duration: number): SplitDuration {
  const whole = Math.max(0, Math.round(duration));
  const seconds = whole % 60;
  const minutes = Math.floor(whole / 60);
  if (minutes === 0) {
    return { unit: 'seconds', seconds };
  }
  if (minutes < 60) {
    return seconds === 0
      ? { unit: 'whole-minutes', minutes }
      : { unit: 'minutes', minutes, seconds };
  }
  return {
    unit: 'hours',
    hours: Math.floor(minutes / 60),
    minutes: minutes % 60,
  };
}
