import { Link, Text } from '@backstage/ui';
import type { InstallationStep } from 'backstage-plugin-cns-common';
import { CopyBlock } from '../shared/CopyBlock';
import { TimeAgo } from '../shared/TimeAgo';
import { useTexts } from '../shared/useTexts';
import classes from './Installation.module.css';

/**
 * What to do about a step, how its state is known, and where to look.
 *
 * @internal
 */
export function StepDetails(props: { readonly step: InstallationStep }) {
  const { id, state, fix, evidence, link } = props.step;
  const t = useTexts();
  return (
    <div className={classes.details}>
      {fix && (
        <section>
          <Text as="h5" variant="body-small" weight="bold">
            {t('installation.fix.title')}
          </Text>
          <Text as="p" variant="body-medium">
            {fix.sentence}
          </Text>
          {fix.copy && (
            <CopyBlock
              text={fix.copy.text}
              label={t('installation.fix.copy', {
                step: t(`installation.steps.${id}`),
              })}
            />
          )}
        </section>
      )}
      {(evidence.length > 0 || state === 'unknown') && (
        <section>
          <Text as="h5" variant="body-small" weight="bold">
            {t('installation.evidence.title')}
          </Text>
          <Evidence evidence={evidence} />
        </section>
      )}
      {link && <Link href={link.url}>{link.title}</Link>}
    </div>
  );
}

function Evidence(props: Pick<InstallationStep, 'evidence'>) {
  const t = useTexts();
  if (props.evidence.length === 0) {
    return (
      <Text as="p" variant="body-small" color="secondary">
        {t('installation.evidence.none')}
      </Text>
    );
  }
  return (
    <ul className={classes.evidence}>
      {props.evidence.map(({ upstream, text, at }) => (
        <li key={`${upstream.kind} ${upstream.name} ${text}`}>
          <span className={classes.source}>
            {t(`installation.evidence.${upstream.kind}`, {
              name: upstream.name,
            })}
            {at !== undefined && (
              <>
                {', '}
                {t('installation.evidence.at')} <TimeAgo at={at} />
              </>
            )}
          </span>
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
