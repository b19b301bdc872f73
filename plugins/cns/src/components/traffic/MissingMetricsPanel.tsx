import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Text,
} from '@backstage/ui';
import type { UpstreamProblem } from 'backstage-plugin-cns-common';
import { EmptyState } from '../shared/EmptyState';
import { useTexts } from '../shared/useTexts';
import { MetricValues } from './MetricValues';
import classes from './Traffic.module.css';

/**
 * Teaches how a cluster gets the metrics that this page needs.
 *
 * @param props - `folding`: `none` where it is all that the page has to say, otherwise whether it is open or folded at first.
 *
 * @internal
 */
export function MissingMetricsPanel(props: {
  readonly problem: UpstreamProblem;
  readonly folding: 'none' | 'open' | 'folded';
}) {
  const { upstream, code, message } = props.problem;
  const t = useTexts();
  const metricMissing = code === 'metric-missing';
  const title = metricMissing
    ? t('traffic.missing.metricTitle', { cluster: upstream.name })
    : t('traffic.missing.labelsTitle', { cluster: upstream.name });
  if (props.folding === 'none') {
    return (
      <EmptyState title={title} text={message}>
        <MetricValues scrape={metricMissing} />
      </EmptyState>
    );
  }
  return (
    <Accordion defaultExpanded={props.folding === 'open'}>
      <AccordionTrigger title={title} />
      <AccordionPanel>
        <div className={classes.values}>
          <Text as="p" variant="body-medium">
            {message}
          </Text>
          <MetricValues scrape={metricMissing} />
        </div>
      </AccordionPanel>
    </Accordion>
  );
}
