import { Text } from '@backstage/ui';
import type { LogSource } from 'backstage-plugin-cns-common';
import { useId } from 'react';
import { CopyBlock } from '../shared/CopyBlock';
import { StatusLabel } from '../shared/StatusLabel';
import { useTexts } from '../shared/useTexts';
import { FirstOf } from './FirstOf';
import classes from './Logs.module.css';

/** More than a screen; a service with a hundred nodes is better served by the commands for the whole place. */
const SHOWN_AT_FIRST = 5;

/**
 * The Cilium agents on the nodes of the service's pods: which pods each one watches, and the command that follows its lines.
 *
 * @internal
 */
export function AgentList(props: { readonly agents: LogSource['agents'] }) {
  const { agents } = props;
  const t = useTexts();
  const heading = useId();
  if (agents.length === 0) {
    return null;
  }
  return (
    <section className={classes.section} aria-labelledby={heading}>
      <Text as="h4" variant="title-x-small" id={heading}>
        {t('logs.agents.title')}
      </Text>
      <FirstOf
        items={agents}
        limit={SHOWN_AT_FIRST}
        keyOf={({ namespace, pod }) => `${namespace}/${pod}`}
        more={left => t('logs.agents.more', { count: left })}
        render={({ namespace, pod, node, ready, serves, command }) => (
          <>
            <div className={classes.line}>
              <Text as="span" variant="body-medium" weight="bold">
                {t('logs.agents.node', { node })}
              </Text>
              <StatusLabel tone={ready ? 'good' : 'bad'}>
                {ready ? t('logs.agents.ready') : t('logs.agents.notReady')}
              </StatusLabel>
              <Text as="span" variant="body-small" color="secondary">
                {t('logs.agents.agent', { pod, namespace })}
              </Text>
            </div>
            <Text as="div" variant="body-small">
              {t('logs.agents.serves', { pods: serves.join(', ') })}
            </Text>
            <CopyBlock
              text={command}
              label={t('logs.agents.command', { node })}
            />
          </>
        )}
      />
    </section>
  );
}
