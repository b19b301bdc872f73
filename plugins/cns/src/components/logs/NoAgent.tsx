import { Link } from '@backstage/ui';
import { useTabPath } from '../../hooks/useTabPath';
import { installationRouteRef } from '../../routes';
import { EmptyState } from '../shared/EmptyState';
import { useTexts } from '../shared/useTexts';

/**
 * Says what it means that a cluster has no Cilium agent, how to see what it has instead, and where to go on.
 *
 * @internal
 */
export function NoAgent(props: { readonly cluster: string }) {
  const t = useTexts();
  const installation = useTabPath(installationRouteRef);
  return (
    <EmptyState
      title={t('logs.headline.noAgent', { cluster: props.cluster })}
      text={t('logs.noAgent.text')}
      copy="kubectl get daemonsets --all-namespaces"
    >
      {installation !== undefined && (
        <Link href={installation}>{t('logs.noAgent.check')}</Link>
      )}
    </EmptyState>
  );
}
