import { Link, Text } from '@backstage/ui';
import type { OverviewItem } from 'backstage-plugin-cns-common';
import { formatTarget, type TargetKey } from '../../hooks/useTargetChoice';
import { StatusIcon, type StatusTone } from '../shared/StatusIcon';
import { useTexts } from '../shared/useTexts';
import classes from './CnsCard.module.css';

type Attention = NonNullable<OverviewItem['policies']>['attention'][number];

const TONES: Readonly<Record<Attention['code'], StatusTone>> = {
  'binding-unconfirmed': 'warning',
  'invalid-policy': 'bad',
  'audit-mode': 'warning',
  'no-policy': 'warning',
  'disabled-policy': 'neutral',
};

/** What about the policies of a place needs attention, most urgent first. @internal */
export function AttentionList(props: {
  readonly attention: readonly Attention[];
  /** Of the tab *Policies*, when there is one. */
  readonly path: string | undefined;
  readonly target: TargetKey;
}) {
  const t = useTexts();
  if (props.attention.length === 0) {
    return null;
  }
  return (
    <section
      className={classes.section}
      aria-label={t('cards.policies.attention')}
    >
      <Text as="h4" variant="body-medium" weight="bold">
        {t('cards.policies.attention')}
      </Text>
      <ul className={classes.list}>
        {props.attention.map(({ code, sentence, policy }) => (
          <li key={`${code}:${sentence}`} className={classes.item}>
            <StatusIcon tone={TONES[code]} />
            {props.path !== undefined && policy !== undefined ? (
              <Link
                href={`${props.path}?${new URLSearchParams({
                  target: formatTarget(props.target),
                  name: policy,
                })}`}
              >
                {sentence}
              </Link>
            ) : (
              <span>{sentence}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
