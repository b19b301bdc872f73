import { Button, Text } from '@backstage/ui';
import type { LogSource } from 'backstage-plugin-cns-common';
import { useId, useState } from 'react';
import { CopyBlock } from '../shared/CopyBlock';
import { StatusLabel } from '../shared/StatusLabel';
import { useTexts } from '../shared/useTexts';
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
  const [all, setAll] = useState(false);
  if (agents.length === 0) {
    return null;
  }
  const shown = all ? agents : agents.slice(0, SHOWN_AT_FIRST);
  const more = agents.length - shown.length;
  return (
    <section className={classes.section} aria-labelledby={heading}>
      <Text as="h4" variant="title-x-small" id={heading}>
        {t('logs.agents.title')}
      </Text>
      <ul className={classes.list}>
        {shown.map(({ namespace, pod, node, ready, serves, command }) => (
          <li key={`${namespace}/${pod}`} className={classes.agent}>
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
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Button size="small" variant="secondary" onPress={() => setAll(true)}>
          {t('logs.agents.more', { count: more })}
        </Button>
      )}
    </section>
  );
}
