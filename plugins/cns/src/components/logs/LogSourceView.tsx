import { Text } from '@backstage/ui';
import type { LogSource } from 'backstage-plugin-cns-common';
import { useId } from 'react';
import { CopyBlock } from '../shared/CopyBlock';
import { useTexts } from '../shared/useTexts';
import { AgentList } from './AgentList';
import { FirstOf } from './FirstOf';
import { LogLinks } from './LogLinks';
import classes from './Logs.module.css';
import { NoAgent } from './NoAgent';

/** Most useful first; there is one per node of some, so the rest waits until it is asked for. */
const COMMANDS_AT_FIRST = 3;

/**
 * Where the lines of one place are: what they are, the commands, agent by agent, and links to where else they go.
 *
 * @internal
 */
export function LogSourceView(props: { readonly source: LogSource }) {
  const { source } = props;
  const t = useTexts();
  const commands = useId();
  if (source.container === undefined) {
    return (
      <>
        <NoAgent cluster={source.cluster} />
        <LogLinks links={source.links} />
      </>
    );
  }
  return (
    <>
      <div className={classes.section}>
        <Text as="h3" variant="title-small">
          {source.agents.length > 0
            ? t('logs.headline.agents', { count: source.agents.length })
            : t('logs.headline.noPods', { namespace: source.namespace })}
        </Text>
        <Text as="p" variant="body-medium" color="secondary">
          {source.agents.length === 0 && <>{t('logs.noPods')} </>}
          {t(`logs.about.${source.container}`)}
        </Text>
      </div>
      {source.commands.length > 0 && (
        <section className={classes.section} aria-labelledby={commands}>
          <Text as="h4" variant="title-x-small" id={commands}>
            {t('logs.commands')}
          </Text>
          <FirstOf
            items={source.commands}
            limit={COMMANDS_AT_FIRST}
            keyOf={({ title }) => title}
            more={left => t('logs.moreCommands', { count: left })}
            render={({ title, command }) => (
              <>
                <Text as="div" variant="body-medium">
                  {title}
                </Text>
                <CopyBlock text={command} label={title} />
              </>
            )}
          />
        </section>
      )}
      <AgentList agents={source.agents} />
      <LogLinks links={source.links} />
    </>
  );
}
