import { Link } from '@backstage/ui';
import type { UpstreamProblem } from 'backstage-plugin-cns-common';
import { EmptyState } from '../shared/EmptyState';
import classes from '../shared/page.module.css';
import { Problems } from '../shared/Problems';
import { useTexts } from '../shared/useTexts';
import { usePolicyLink } from './usePolicyLink';

/**
 * Says that the policy of a link is not there, or not one that may be shown, and leads back.
 *
 * @internal
 */
export function PolicyMissing(props: {
  readonly problems?: readonly UpstreamProblem[];
  readonly answer?: {
    readonly retry: () => void;
    readonly refreshing: boolean;
  };
}) {
  const t = useTexts();
  const linkTo = usePolicyLink();
  return (
    <div className={classes.page}>
      {props.answer && (
        <Problems
          problems={props.problems ?? []}
          onRetry={props.answer.retry}
          refreshing={props.answer.refreshing}
        />
      )}
      <EmptyState
        title={t('policies.detail.missingTitle')}
        text={t('policies.detail.missing')}
      >
        <Link href={linkTo()}>← {t('policies.detail.back')}</Link>
      </EmptyState>
    </div>
  );
}
