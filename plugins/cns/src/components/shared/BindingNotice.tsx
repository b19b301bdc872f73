import { Text } from '@backstage/ui';
import type { BindingTarget } from 'backstage-plugin-cns-common';
import classes from './BindingNotice.module.css';
import { CopyBlock } from './CopyBlock';
import { StatusIcon } from './StatusIcon';
import { useTexts } from './useTexts';

/**
 * Says that a place is not, or not certainly, one of this service, and how its owner confirms it. Nothing for a confirmed one.
 *
 * @internal
 */
export function BindingNotice(props: { readonly target: BindingTarget }) {
  const t = useTexts();
  const { target } = props;
  const place = `${target.cluster} / ${target.namespace}`;
  switch (target.trust) {
    case 'confirmed':
      return null;
    case 'unconfirmed':
      return (
        <Notice
          title={t('shared.binding.unconfirmed', { place })}
          text={`${target.reason} ${t('shared.binding.unconfirmedMeans')}`}
          command={target.confirmCommand}
        />
      );
    case 'foreign':
      return (
        <Notice
          title={t('shared.binding.foreign', { place })}
          text={`${target.reason} ${t('shared.binding.foreignMeans')}`}
          command={target.confirmCommand}
        />
      );
    case 'absent':
      return (
        <Notice
          title={t('shared.binding.absent', { place })}
          text={target.reason}
        />
      );
    case 'unknown':
      return (
        <Notice
          unknown
          title={t('shared.binding.unknown', { place })}
          text={target.reason}
        />
      );
    default: {
      const never: never = target.trust;
      return never;
    }
  }
}

function Notice(props: {
  readonly title: string;
  readonly text: string;
  readonly command?: string;
  readonly unknown?: boolean;
}) {
  return (
    <section
      className={classes.notice}
      data-unknown={props.unknown ? 'true' : undefined}
      aria-label={props.title}
    >
      <StatusIcon tone={props.unknown ? 'unknown' : 'warning'} />
      <div className={classes.body}>
        <Text as="p" variant="body-medium" weight="bold">
          {props.title}
        </Text>
        <Text as="p" variant="body-medium">
          {props.text}
        </Text>
        {props.command !== undefined && (
          <CopyBlock text={props.command} label={props.title} />
        )}
      </div>
    </section>
  );
}
