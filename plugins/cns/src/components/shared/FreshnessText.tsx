import type { Freshness, Upstream } from 'backstage-plugin-cns-common';
import { useNow } from '../../hooks/useNow';
import type { LiveConnection } from '../../live/ChangeStream';
import { formatClock } from './formatClock';
import classes from './FreshnessText.module.css';
import { pickFreshness } from './pickFreshness';
import { TimeAgo } from './TimeAgo';
import { useTexts } from './useTexts';

/**
 * Says how fresh the page is: "live, changed 12 s ago", "reconnecting…", "stale since 14:02".
 *
 * @param props - `freshness`: of the answer. `kind`: the kind of upstream that the page is mainly about. `names`: only these upstreams, for example
 * the chosen cluster; all of the kind when left out. `connection`: of the answer.
 *
 * @internal
 */
export function FreshnessText(props: {
  readonly freshness: readonly Freshness[];
  readonly kind: Upstream['kind'];
  readonly names?: readonly string[];
  readonly connection: LiveConnection;
}) {
  const t = useTexts();
  const now = useNow(60);
  const relevant = props.freshness.filter(
    ({ upstream }) =>
      upstream.kind === props.kind &&
      (props.names === undefined || props.names.includes(upstream.name)),
  );
  const worst = pickFreshness(relevant);
  if (!worst) {
    return null;
  }
  return (
    <span className={classes.freshness}>
      <span
        className={classes.dot}
        data-state={
          props.connection === 'reconnecting' ? 'reconnecting' : worst.state
        }
        aria-hidden="true"
      />
      <span>
        {relevant.length > 1 &&
          t('shared.freshness.of', { name: worst.upstream.name })}
        <FreshnessWords freshness={worst} now={now} />
        {props.connection === 'reconnecting' && worst.state === 'live' && (
          <> · {t('shared.freshness.polling')}</>
        )}
      </span>
    </span>
  );
}

function FreshnessWords(props: {
  readonly freshness: Freshness;
  readonly now: number;
}) {
  const t = useTexts();
  const { state, at } = props.freshness;
  switch (state) {
    case 'live':
      return at === undefined ? (
        <>{t('shared.freshness.liveUnchanged')}</>
      ) : (
        <>
          {t('shared.freshness.live')} <TimeAgo at={at} />
        </>
      );
    case 'polled':
      return (
        <>
          {t('shared.freshness.read')} {at !== undefined && <TimeAgo at={at} />}
        </>
      );
    case 'reconnecting':
      return (
        <>
          {at === undefined
            ? t('shared.freshness.reconnecting')
            : t('shared.freshness.reconnectingSince', {
                time: formatClock(at, props.now),
              })}
        </>
      );
    case 'stale':
      return (
        <>
          {at === undefined
            ? t('shared.freshness.staleUnknown')
            : t('shared.freshness.stale', { time: formatClock(at, props.now) })}
        </>
      );
    case 'loading':
      return <>{t('shared.freshness.loading')}</>;
    default: {
      const never: never = state;
      return never;
    }
  }
}
