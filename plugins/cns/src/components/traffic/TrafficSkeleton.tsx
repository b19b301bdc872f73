import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { useTexts } from '../shared/useTexts';
import classes from './Traffic.module.css';

/**
 * The place of the traffic while it is on its way.
 *
 * @internal
 */
export function TrafficSkeleton() {
  const t = useTexts();
  return (
    <div role="status">
      <VisuallyHidden>{t('traffic.loading')}</VisuallyHidden>
      <div className={classes.headline} aria-hidden>
        <Skeleton width="60%" height={24} />
        <Skeleton width="80%" height={16} />
      </div>
      <div className={classes.panels} aria-hidden>
        {['inbound', 'outbound'].map(direction => (
          <div key={direction} className={classes.panel}>
            <Skeleton width="100%" height={72} />
            <Skeleton width="100%" height={220} />
            <Skeleton width="100%" height={64} />
          </div>
        ))}
      </div>
    </div>
  );
}
