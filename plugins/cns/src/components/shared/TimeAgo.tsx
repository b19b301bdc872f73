import { useNow } from '../../hooks/useNow';
import { formatAge } from './formatAge';
import { useTexts } from './useTexts';

/**
 * Says how long ago something was and keeps counting; the exact moment is its title.
 *
 * @param props - `at`: ISO 8601 or epoch milliseconds.
 *
 * @internal
 */
export function TimeAgo(props: { readonly at: string | number }) {
  const t = useTexts();
  const moment = new Date(props.at);
  const time = moment.getTime();
  const young = Date.now() - time < 120_000;
  const now = useNow(young ? 1 : 30);
  if (Number.isNaN(time)) {
    return <>{String(props.at)}</>;
  }
  return (
    <time dateTime={moment.toISOString()} title={moment.toLocaleString()}>
      {formatAge((now - time) / 1_000, t)}
    </time>
  );
}
