import { Link, Text } from '@backstage/ui';
import { useTabPath } from '../../hooks/useTabPath';
import { installationRouteRef } from '../../routes';
import { CopyBlock } from '../shared/CopyBlock';
import { useTexts } from '../shared/useTexts';
import { HUBBLE_VALUES, HUBBLE_VALUES_COMMAND } from './hubbleValues';

/**
 * The values of the Cilium chart that this page would like, how to apply them, and where to see whether that worked.
 *
 * @param props - `scrape`: also say what Prometheus has to scrape.
 *
 * @internal
 */
export function MetricValues(props: { readonly scrape?: boolean }) {
  const t = useTexts();
  const installation = useTabPath(installationRouteRef);
  return (
    <>
      <Text as="p" variant="body-medium">
        {t('traffic.missing.values')}
      </Text>
      <CopyBlock
        text={HUBBLE_VALUES}
        label={t('traffic.missing.valuesLabel')}
      />
      <Text as="p" variant="body-medium">
        {t('traffic.missing.command')}
      </Text>
      <CopyBlock
        text={HUBBLE_VALUES_COMMAND}
        label={t('traffic.missing.commandLabel')}
      />
      {props.scrape && (
        <Text as="p" variant="body-medium">
          {t('traffic.missing.scrape')}
        </Text>
      )}
      {installation !== undefined && (
        <Link href={installation}>{t('traffic.missing.check')}</Link>
      )}
    </>
  );
}
