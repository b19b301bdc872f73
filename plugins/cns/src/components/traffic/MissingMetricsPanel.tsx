import { Text } from '@backstage/ui';
import type { UpstreamProblem } from 'backstage-plugin-cns-common';
import { EmptyState } from '../shared/EmptyState';
import { useTexts } from '../shared/useTexts';
import { MetricValues } from './MetricValues';

/**
 * Teaches how a cluster gets the metrics that this page needs.
 *
 * @internal
 */
export function MissingMetricsPanel(props: {
  readonly problem: UpstreamProblem;
}) {
  const { upstream, code, message } = props.problem;
  const t = useTexts();
  const metricMissing = code === 'metric-missing';
  return (
    <EmptyState
      title={
        metricMissing
          ? t('traffic.missing.metricTitle', { cluster: upstream.name })
          : t('traffic.missing.labelsTitle', { cluster: upstream.name })
      }
      text={message}
    >
      <MetricValues />
      {metricMissing && (
        <Text as="p" variant="body-medium">
          {t('traffic.missing.scrape')}
        </Text>
      )}
    </EmptyState>
  );
}
