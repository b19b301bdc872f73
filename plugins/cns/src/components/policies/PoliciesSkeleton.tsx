import { Skeleton } from '@backstage/ui';
import classes from '../shared/page.module.css';

/** Holds the place of the list while it loads: the height of the filters and of a few rows. @internal */
export function PoliciesSkeleton() {
  return (
    <div className={classes.page} aria-hidden="true">
      <Skeleton width="100%" height={40} />
      {[0, 1, 2, 3].map(row => (
        <Skeleton key={row} width="100%" height={48} />
      ))}
    </div>
  );
}
