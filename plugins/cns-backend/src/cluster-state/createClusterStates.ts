import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { readKubeconfigFile } from '../clients/kubernetes/readKubeconfigFile';
import { KubernetesConfig } from '../config/CnsConfig';
import { CatalogClusters } from './CatalogClusters';
import {
  ClusterStateFactoryOptions,
  createClusterState,
  createConnectedState,
} from './createClusterState';
import { DefaultClusterStates } from './DefaultClusterStates';

/**
 * Makes the watch caches of all clusters that the configuration names. Makes no call.
 *
 * @throws InputError when a kubeconfig file cannot be used
 *
 * @internal
 */
export function createClusterStates(
  options: Pick<
    ClusterStateFactoryOptions,
    'strategyFor' | 'onPolicyChange'
  > & {
    readonly config: KubernetesConfig;
    readonly catalog: CatalogService;
    readonly auth: AuthService;
    readonly logger: LoggerService;
  },
): DefaultClusterStates {
  const { config, logger } = options;
  const configured = config.clusters.map(cluster =>
    createClusterState(cluster, options),
  );
  const connections = config.kubeconfig
    ? readKubeconfigFile(config.kubeconfig)
    : [];
  for (const cluster of config.clusters.filter(c => c.skipTlsVerify)) {
    logger.warn(`Certificates of cluster ${cluster.name} are not verified`);
  }
  return new DefaultClusterStates({
    configured: [
      // A context of the same name is the same cluster; the kubernetes plugin's own configuration wins.
      ...connections
        .filter(({ name }) => !config.clusters.some(c => c.name === name))
        .map(connection => createConnectedState(connection, options)),
      ...configured,
    ],
    catalogClusters: config.catalogClusters
      ? new CatalogClusters({
          ...options,
          config: config.catalogClusters,
          now: Date.now,
        })
      : undefined,
    createState: cluster => createClusterState(cluster, options),
    problems: config.unsupportedLocators.map(type => ({
      upstream: {
        kind: 'configuration',
        name: 'kubernetes.clusterLocatorMethods',
      },
      code: 'not-configured',
      message: `Clusters of the locator type ${type} are not read.`,
      hint: 'Name them under a locator of type config, in the catalog, or under cns.kubernetes.kubeconfig.',
    })),
  });
}
