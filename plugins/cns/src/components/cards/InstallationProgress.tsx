import type { ClusterInstallation } from '../installation/toClusterInstallations';
import { StatusIcon } from '../shared/StatusIcon';
import { StatusLabel } from '../shared/StatusLabel';
import { useTexts } from '../shared/useTexts';
import classes from './CnsCard.module.css';
import { installationTone } from './installationTone';

/**
 * "11 of 13 steps in place", and the first one that is not, in words.
 *
 * @param props - `named`: say which cluster it is about.
 *
 * @internal
 */
export function InstallationProgress(props: {
  readonly installation: ClusterInstallation;
  readonly named: boolean;
}) {
  const t = useTexts();
  const { cluster, inPlace, total, next } = props.installation;
  const words =
    inPlace === total
      ? t('cards.installation.allInPlace', { total: String(total) })
      : t('cards.installation.inPlace', {
          inPlace: String(inPlace),
          total: String(total),
        });
  return (
    <div className={classes.section}>
      <div>
        <StatusLabel tone={inPlace === total ? 'good' : 'neutral'}>
          {props.named ? `${cluster}: ${words}` : words}
        </StatusLabel>
      </div>
      {next && (
        <p className={classes.item}>
          <StatusIcon tone={installationTone[next.state]} />
          <span>{next.sentence}</span>
        </p>
      )}
    </div>
  );
}
