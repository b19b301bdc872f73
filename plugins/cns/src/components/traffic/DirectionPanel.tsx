import { Box, Text } from '@backstage/ui';
import type {
  DirectionTraffic,
  TrafficItem,
} from 'backstage-plugin-cns-common';
import { useId, useMemo } from 'react';
import type { ChartMark } from './ChartMark';
import { DropReasons } from './DropReasons';
import { FlowChart } from './FlowChart';
import classes from './Traffic.module.css';
import { TrafficNumbers } from './TrafficNumbers';

/**
 * One direction of a place's traffic: numbers, chart, and why events were dropped.
 *
 * @remarks
 * In and out are never added up: an event between two pods of the place is in both.
 *
 * @internal
 */
export function DirectionPanel(props: {
  readonly title: string;
  readonly item: TrafficItem;
  readonly traffic: DirectionTraffic;
  readonly marks: readonly ChartMark[];
}) {
  const { title, item, traffic, marks } = props;
  const heading = useId();
  const series = useMemo(
    () => ({
      times: item.times,
      stepSeconds: item.stepSeconds,
      forwarded: traffic.forwarded,
      dropped: traffic.dropped,
    }),
    [item, traffic],
  );
  return (
    <Box
      as="section"
      bg="neutral"
      className={classes.panel}
      aria-labelledby={heading}
    >
      <Text as="h4" variant="title-x-small" id={heading}>
        {title}
      </Text>
      <TrafficNumbers
        totals={traffic.totals}
        previous={traffic.previous}
        range={item.range}
      />
      <FlowChart title={title} series={series} marks={marks} />
      <DropReasons direction={title} traffic={traffic} />
    </Box>
  );
}
