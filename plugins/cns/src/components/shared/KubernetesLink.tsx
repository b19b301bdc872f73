import { useRouteRef } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { isKubernetesAvailable } from '@backstage/plugin-kubernetes';
import { Link } from '@backstage/ui';
import { kubernetesRouteRef } from '../../routes';
import { useTexts } from './useTexts';

/**
 * Leads to the tab of the Kubernetes plugin, where the entity has one and the app shows it.
 *
 * @internal
 */
export function KubernetesLink() {
  const t = useTexts();
  const { entity } = useEntity();
  const kubernetesPath = useRouteRef(kubernetesRouteRef);
  if (!kubernetesPath || !isKubernetesAvailable(entity)) {
    return null;
  }
  return <Link href={kubernetesPath()}>{t('shared.links.kubernetes')}</Link>;
}
