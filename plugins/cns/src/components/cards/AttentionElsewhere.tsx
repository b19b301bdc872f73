import { Link } from '@backstage/ui';
import type { OverviewItem } from 'backstage-plugin-cns-common';
import { useLocation } from 'react-router-dom';
import { formatTarget } from '../../hooks/useTargetChoice';
import { StatusIcon } from '../shared/StatusIcon';
import { useTexts } from '../shared/useTexts';
import classes from './CnsCard.module.css';

/** Points at the other places of the service that need attention, so that choosing one place hides nothing. @internal */
export function AttentionElsewhere(props: {
  readonly items: readonly OverviewItem[];
}) {
  const t = useTexts();
  const { pathname, search } = useLocation();
  const linkTo = (target: OverviewItem['target']) => {
    const params = new URLSearchParams(search);
    params.set('target', formatTarget(target));
    return `${pathname}?${params}`;
  };
  const troubled = props.items.filter(
    item => (item.policies?.attention.length ?? 0) > 0,
  );
  if (troubled.length === 0) {
    return null;
  }
  return (
    <ul className={classes.list}>
      {troubled.map(item => (
        <li key={formatTarget(item.target)} className={classes.item}>
          <StatusIcon tone="warning" />
          <Link href={linkTo(item.target)}>
            {t('cards.policies.elsewhere', {
              count: item.policies?.attention.length ?? 0,
              place: `${item.target.cluster} / ${item.target.namespace}`,
            })}
          </Link>
        </li>
      ))}
    </ul>
  );
}
