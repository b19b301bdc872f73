import { Text } from '@backstage/ui';
import { useId } from 'react';
import { useTexts, type Texts } from '../shared/useTexts';
import classes from './Installation.module.css';
import { stepKey } from './stepKey';
import { StepRow } from './StepRow';
import type { ClusterInstallation } from './toClusterInstallations';

/**
 * The checklist of one cluster: how far it is, what comes next, and each step in its group.
 *
 * @internal
 */
export function ClusterSteps(props: {
  readonly installation: ClusterInstallation;
  readonly changed: ReadonlySet<string>;
}) {
  const { installation, changed } = props;
  const t = useTexts();
  const heading = useId();
  const { next } = installation;
  return (
    <section className={classes.cluster} aria-labelledby={heading}>
      <Text as="h3" variant="title-small" id={heading}>
        {headline(installation, t)}
      </Text>
      {next && (
        <Text as="p" variant="body-medium">
          {t('installation.headline.next', { sentence: next.sentence })}
        </Text>
      )}
      {installation.groups.map(({ group, steps }) => (
        <div key={group} className={classes.group}>
          <Text as="h4" variant="body-small" color="secondary">
            {t(`installation.groups.${group}`)}
          </Text>
          {steps.map(step => (
            <StepRow
              key={step.id}
              step={step}
              open={step === next}
              changed={changed.has(stepKey(step))}
            />
          ))}
        </div>
      ))}
    </section>
  );
}

function headline(installation: ClusterInstallation, t: Texts): string {
  const { cluster, inPlace, total } = installation;
  if (total === 0) {
    return t('installation.headline.nothingApplies', { cluster });
  }
  return inPlace === total
    ? t('installation.headline.allInPlace', { cluster, total: String(total) })
    : t('installation.headline.inPlace', {
        cluster,
        inPlace: String(inPlace),
        total: String(total),
      });
}
