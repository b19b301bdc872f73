import { Text } from '@backstage/ui';
import type { OverviewItem } from 'backstage-plugin-cns-common';
import { StatusIcon } from '../shared/StatusIcon';
import { useTexts } from '../shared/useTexts';
import { describeIsolation, isolationTone } from './describeIsolation';
import classes from './IsolationSentence.module.css';

/**
 * The answer in one sentence per direction: "Inbound: closed except for 3 rules. Outbound: open."
 *
 * @internal
 */
export function IsolationSentence(props: {
  readonly policies: NonNullable<OverviewItem['policies']>;
  readonly place: string;
}) {
  const t = useTexts();
  const directions = [
    {
      isolation: props.policies.inbound,
      name: t('cards.policies.inbound'),
    },
    {
      isolation: props.policies.outbound,
      name: t('cards.policies.outbound'),
    },
  ];
  const sentences = directions.flatMap(({ isolation, name }) => {
    const sentence = describeIsolation(isolation, name, t);
    return sentence === undefined
      ? []
      : [{ sentence, tone: isolationTone[isolation.state] }];
  });
  if (sentences.length === 0) {
    return (
      <Text as="p" variant="body-medium" className={classes.sentence}>
        {t('cards.policies.noPods', { place: props.place })}
      </Text>
    );
  }
  return (
    <p className={classes.sentence}>
      {sentences.map(({ sentence, tone }) => (
        <span key={sentence} className={classes.direction}>
          <StatusIcon tone={tone} />
          <span>{sentence}</span>
        </span>
      ))}
    </p>
  );
}
