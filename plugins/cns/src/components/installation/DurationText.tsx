import { useTexts } from '../shared/useTexts';
import { splitDuration } from './splitDuration';

/**
 * How long something took, `3 min 4 s`.
 *
 * @internal
 */
export function DurationText(props: { readonly seconds: number }) {
  const t = useTexts();
  const split = splitDuration(props.seconds);
  switch (split.unit) {
    case 'seconds':
      return (
        <>
          {t('installation.duration.seconds', {
            seconds: String(split.seconds),
          })}
        </>
      );
    case 'whole-minutes':
      return (
        <>
          {t('installation.duration.wholeMinutes', {
            minutes: String(split.minutes),
          })}
        </>
      );
    case 'minutes':
      return (
        <>
          {t('installation.duration.minutes', {
            minutes: String(split.minutes),
            seconds: String(split.seconds),
          })}
        </>
      );
    case 'hours':
      return (
        <>
          {t('installation.duration.hours', {
            hours: String(split.hours),
            minutes: String(split.minutes),
          })}
        </>
      );
    default: {
      const never: never = split;
      return never;
    }
  }
}
