import { Text } from '@backstage/ui';
import { useInstallation } from '../../hooks/useInstallation';
import { usePipelines } from '../../hooks/usePipelines';
import { useTabPath } from '../../hooks/useTabPath';
import { installationRouteRef } from '../../routes';
import { toClusterInstallations } from '../installation/toClusterInstallations';
import { Problems } from '../shared/Problems';
import { RequestError } from '../shared/RequestError';
import { splitUnbound } from '../shared/splitUnbound';
import { useTexts } from '../shared/useTexts';
import { CardSkeleton } from './CardSkeleton';
import { CnsCard } from './CnsCard';
import { InstallationProgress } from './InstallationProgress';
import { LastPipeline } from './LastPipeline';

/**
 * How far network security is installed on a cluster, what comes next, and how the last pipeline of its management project ended.
 *
 * @internal
 */
export function InstallationCard() {
  const t = useTexts();
  const installation = useInstallation();
  const pipelines = usePipelines();
  const path = useTabPath(installationRouteRef);
  const clusters = toClusterInstallations(installation.data?.items ?? []);
  const projects = pipelines.data?.items ?? [];
  const { others } = splitUnbound([
    ...(installation.data?.problems ?? []),
    ...(pipelines.data?.problems ?? []),
  ]);
  const answered = installation.data && pipelines.data;
  const retry = () => {
    installation.retry();
    pipelines.retry();
  };

  return (
    <CnsCard
      title={t('cards.installation.title')}
      path={path}
      linkText={t('cards.installation.open')}
    >
      <RequestError
        error={installation.error ?? pipelines.error}
        receivedAt={installation.receivedAt}
        refreshing={installation.refreshing || pipelines.refreshing}
        onRetry={retry}
      />
      <Problems
        problems={others}
        refreshing={installation.refreshing || pipelines.refreshing}
        onRetry={retry}
      />
      {installation.loading && <CardSkeleton heights={[24, 24]} />}
      {clusters.map(cluster => (
        <InstallationProgress
          key={cluster.cluster}
          installation={cluster}
          named={clusters.length > 1}
        />
      ))}
      {projects.map(project => (
        <LastPipeline
          key={`${project.host}/${project.project}`}
          project={project}
        />
      ))}
      {answered && clusters.length === 0 && projects.length === 0 && (
        <Text as="p" variant="body-medium" color="secondary">
          {t('cards.installation.nothing')}
        </Text>
      )}
    </CnsCard>
  );
}
