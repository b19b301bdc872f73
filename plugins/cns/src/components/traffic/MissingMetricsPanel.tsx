import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Link,
  Text,
} from '@backstage/ui';
import { useTabPath } from '../../hooks/useTabPath';
import { installationRouteRef } from '../../routes';
import { CopyBlock } from '../shared/CopyBlock';
import { EmptyState } from '../shared/EmptyState';
import { useTexts } from '../shared/useTexts';
import type { MissingMetrics } from './findMissingMetrics';
import { HUBBLE_VALUES, HUBBLE_VALUES_COMMAND } from './hubbleValues';

/**
 * Teaches how a cluster gets the metrics that this page needs; folded where there are numbers already.
 *
 * @internal
 */
export function MissingMetricsPanel(props: {
  readonly missing: MissingMetrics;
}) {
  const { cluster, code, partly } = props.missing;
  const t = useTexts();
  if (partly) {
    return (
      <Accordion>
        <AccordionTrigger title={t('traffic.missing.workloadTitle')} />
        <AccordionPanel>
          <Text as="p" variant="body-medium">
            {t('traffic.missing.workloadText')}
          </Text>
          <CopyBlock text={HUBBLE_VALUES} label={t('traffic.missing.values')} />
          <Steps />
        </AccordionPanel>
      </Accordion>
    );
  }
  return (
    <EmptyState
      title={
        code === 'metric-missing'
          ? t('traffic.missing.metricTitle', { cluster })
          : t('traffic.missing.labelsTitle', { cluster })
      }
      text={
        code === 'metric-missing'
          ? t('traffic.missing.metricText', { cluster })
          : t('traffic.missing.labelsText', { cluster })
      }
      copy={HUBBLE_VALUES}
    >
      <Steps />
    </EmptyState>
  );
}

function Steps() {
  const t = useTexts();
  const installation = useTabPath(installationRouteRef);
  return (
    <>
      <Text as="p" variant="body-medium">
        {t('traffic.missing.command')}
      </Text>
      <CopyBlock
        text={HUBBLE_VALUES_COMMAND}
        label={t('traffic.missing.commandLabel')}
      />
      {installation !== undefined && (
        <Link href={installation}>{t('traffic.missing.check')}</Link>
      )}
    </>
  );
}
