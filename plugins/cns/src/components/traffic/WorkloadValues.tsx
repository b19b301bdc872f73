import { Accordion, AccordionPanel, AccordionTrigger } from '@backstage/ui';
import { useTexts } from '../shared/useTexts';
import { MetricValues } from './MetricValues';
import classes from './Traffic.module.css';

/**
 * Folded: how the numbers come to be about this service instead of its whole namespace.
 *
 * @internal
 */
export function WorkloadValues() {
  const t = useTexts();
  return (
    <Accordion>
      <AccordionTrigger title={t('traffic.missing.workloadTitle')} />
      <AccordionPanel>
        <div className={classes.values}>
          <MetricValues />
        </div>
      </AccordionPanel>
    </Accordion>
  );
}
