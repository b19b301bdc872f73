import { Text } from '@backstage/ui';
import type { LogSource } from 'backstage-plugin-cns-common';
import { useId } from 'react';
import { CopyBlock } from '../shared/CopyBlock';
import { useTexts } from '../shared/useTexts';
import { AgentList } from './AgentList';
import { LogLinks } from './LogLinks';
import classes from './Logs.module.css';
import { NoAgent } from './NoAgent';

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
          <ul className={classes.list}>
            {source.commands.map(({ title, command }) => (
              <li key={title}>
                <Text as="div" variant="body-medium">
                  {title}
                </Text>
                <CopyBlock text={command} label={title} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <AgentList agents={source.agents} />
      <LogLinks links={source.links} />
    </>
  );
}
