import { Link, Text } from '@backstage/ui';
import type {
  BindingTarget,
  UpstreamProblem,
} from 'backstage-plugin-cns-common';
import { useTabPath } from '../../hooks/useTabPath';
import { installationRouteRef } from '../../routes';
import { EmptyState } from '../shared/EmptyState';
import { Problems } from '../shared/Problems';
import { useTexts } from '../shared/useTexts';
import { HUBBLE_VALUES } from '../traffic/hubbleValues';

/**
 * Says why there is no throughput: metrics that were never switched on, with the values to add, or a Prometheus that did not answer.
 *
 * @internal
 */
export function NoThroughput(props: {
  readonly target: BindingTarget;
  readonly problems: readonly UpstreamProblem[];
  readonly refreshing: boolean;
  readonly onRetry: () => void;
}) {
  const t = useTexts();
  const installation = useTabPath(installationRouteRef);
  const { cluster, namespace } = props.target;
  const place = `${cluster} / ${namespace}`;
  const relevant = props.problems.filter(
    ({ upstream }) =>
      upstream.kind === 'prometheus' && upstream.name === cluster,
  );
  const missing = relevant.some(
    ({ code }) => code === 'metric-missing' || code === 'labels-missing',
  );
  if (missing) {
    return (
      <EmptyState
        title={t('cards.throughput.emptyTitle')}
        text={t('cards.throughput.empty', { place })}
        copy={HUBBLE_VALUES}
      >
        {installation !== undefined && (
          <Link href={installation}>{t('cards.throughput.emptyCheck')}</Link>
        )}
      </EmptyState>
    );
  }
  return (
    <>
      <Text as="p" variant="body-medium" color="secondary">
        {t('cards.throughput.notRead', { place })}
      </Text>
      <Problems
        problems={relevant}
        refreshing={props.refreshing}
        onRetry={props.onRetry}
      />
    </>
  );
}
