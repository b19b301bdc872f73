import { Link } from '@backstage/ui';
import { useKubernetesTabPath } from '../../hooks/useKubernetesTabPath';
import { useTexts } from './useTexts';

/**
 * Leads to the tab of the Kubernetes plugin, where the entity has one and the app shows it.
 *
 * @internal
 */
export function KubernetesLink() {
  const t = useTexts();
  const path = useKubernetesTabPath();
  if (path === undefined) {
    return null;
  }
  return <Link href={path}>{t('shared.links.kubernetes')}</Link>;
}
