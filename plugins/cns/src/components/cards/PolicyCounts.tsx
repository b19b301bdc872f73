import {
  POLICY_STATUSES,
  type OverviewItem,
} from 'backstage-plugin-cns-common';
import { policyStatusTone } from '../policies/policyStatusTone';
import { StatusLabel } from '../shared/StatusLabel';
import { useTexts } from '../shared/useTexts';
import classes from './CnsCard.module.css';

/** How many policies there are by status; statuses that none has are left out. @internal */
export function PolicyCounts(props: {
  readonly counts: NonNullable<OverviewItem['policies']>['counts'];
}) {
  const t = useTexts();
  const present = POLICY_STATUSES.filter(status => props.counts[status] > 0);
  if (present.length === 0) {
    return <p className={classes.secondary}>{t('cards.policies.none')}</p>;
  }
  return (
    <ul className={classes.counts} aria-label={t('cards.policies.counts')}>
      {present.map(status => (
        <li key={status}>
          <StatusLabel tone={policyStatusTone[status]}>
            {props.counts[status]} {t(`cards.policies.status.${status}`)}
          </StatusLabel>
        </li>
      ))}
    </ul>
  );
}
