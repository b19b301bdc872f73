import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Text,
} from '@backstage/ui';
import type { TrafficItem } from 'backstage-plugin-cns-common';
import { useTexts } from '../shared/useTexts';
import type { ChartMark } from './ChartMark';
import { DirectionPanel } from './DirectionPanel';
import { MarkList } from './MarkList';
import { QueryList } from './QueryList';
import classes from './Traffic.module.css';
import { TrafficHeadline } from './TrafficHeadline';
import { TrafficNotes } from './TrafficNotes';
import { WorkloadValues } from './WorkloadValues';

/**
 * The traffic of one place over one range.
 *
 * @internal
 */
export function TrafficView(props: {
  readonly item: TrafficItem;
  readonly marks: readonly ChartMark[];
}) {
  const { item, marks } = props;
  const t = useTexts();
  return (
    <>
      <TrafficHeadline item={item} />
      <TrafficNotes item={item} />
      <div className={classes.panels}>
        <DirectionPanel
          title={t('traffic.inbound')}
          item={item}
          traffic={item.inbound}
          marks={marks}
        />
        <DirectionPanel
          title={t('traffic.outbound')}
          item={item}
          traffic={item.outbound}
          marks={marks}
        />
      </div>
      <MarkList marks={marks} />
      <div>
        <Accordion>
          <AccordionTrigger title={t('traffic.scope.unitTitle')} />
          <AccordionPanel>
            <Text as="p" variant="body-medium">
              {t('traffic.scope.unitText')}
            </Text>
          </AccordionPanel>
        </Accordion>
        {item.scope === 'namespace' && <WorkloadValues />}
        <QueryList queries={item.queries} />
      </div>
    </>
  );
}
