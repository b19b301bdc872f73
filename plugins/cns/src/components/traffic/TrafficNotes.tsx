import { Text } from '@backstage/ui';
import type { TrafficItem } from 'backstage-plugin-cns-common';
import type { ReactNode } from 'react';
import { StatusIcon, type StatusTone } from '../shared/StatusIcon';
import { useTexts } from '../shared/useTexts';
import { formatCount } from './formatCount';
import classes from './Traffic.module.css';

/**
 * What is neither forwarded nor dropped, and what makes the numbers less than the truth. Nothing when there is nothing to say.
 *
 * @internal
 */
export function TrafficNotes(props: { readonly item: TrafficItem }) {
  const { audit = 0, redirected = 0, lostEvents = 0 } = props.item;
  const t = useTexts();
  if (audit <= 0 && redirected <= 0 && lostEvents <= 0) {
    return null;
  }
  return (
    <section aria-label={t('traffic.notes.title')}>
      <ul className={classes.notes}>
        {lostEvents > 0 && (
          <Note tone="neutral">
            {t('traffic.notes.lost', { events: formatCount(lostEvents) })}
          </Note>
        )}
        {audit > 0 && (
          <Note tone="warning">
            {t('traffic.notes.audit', { events: formatCount(audit) })}
          </Note>
        )}
        {redirected > 0 && (
          <Note tone="neutral">
            {t('traffic.notes.redirected', { events: formatCount(redirected) })}
          </Note>
        )}
      </ul>
    </section>
  );
}

function Note(props: {
  readonly tone: StatusTone;
  readonly children: ReactNode;
}) {
  return (
    <li>
      <StatusIcon tone={props.tone} />
      <Text as="span" variant="body-small">
        {props.children}
      </Text>
    </li>
  );
}
