import { AuthenticationStrategy } from '@backstage/plugin-kubernetes-node';
import { ClusterConnection } from '../clients/kubernetes/ClusterConnection';
import { createClusterConnection } from '../clients/kubernetes/createClusterConnection';
import { createKubernetesFetch } from '../clients/kubernetes/createKubernetesFetch';
import { DefaultKubernetesClient } from '../clients/kubernetes/DefaultKubernetesClient';
import { ConfiguredCluster, KubernetesConfig } from '../config/CnsConfig';
import { DefaultHttpClient } from '../http/DefaultHttpClient';
import {
  ClusterStateOptions,
  DefaultClusterState,
} from './DefaultClusterState';
import { UnavailableClusterState } from './UnavailableClusterState';

// Longer than most first lists take, and shorter than a viewer's patience: the rest arrives as events.
const LONGEST_READY_MS = 4_000;

/** What makes states of clusters; one for all clusters. @internal */
export interface ClusterStateFactoryOptions {
  readonly config: Pick<
    KubernetesConfig,
    'timeoutMs' | 'idleTimeoutMs' | 'pollIntervalMs' | 'maximumAnswerBytes'
  >;
  /** Makes the strategy for an `authProvider` whose credentials the server has; `undefined` for others. */
  readonly strategyFor: (
    authProvider: string,
  ) => AuthenticationStrategy | undefined;
  readonly onPolicyChange: ClusterStateOptions['onPolicyChange'];
  /** Waits after failures, in milliseconds. */
  readonly backoff?: { readonly firstMs: number; readonly mostMs: number };
  readonly now?: () => number;
  readonly random?: () => number;
}

/**
 * Makes the watch cache of a cluster of the configuration or the catalog. Makes no call.
 *
 * @internal
 */
export function createClusterState(
  cluster: ConfiguredCluster,
  options: ClusterStateFactoryOptions,
): DefaultClusterState | UnavailableClusterState {
  const strategy = options.strategyFor(cluster.authProvider);
  if (!strategy) {
    return new UnavailableClusterState({
      name: cluster.name,
      problem: {
        upstream: { kind: 'kubernetes', name: cluster.name },
        code: 'client-side-auth',
        message: `Cluster ${cluster.name} uses the auth provider ${cluster.authProvider}, whose credentials only the viewer's browser has, so it cannot be watched.`,
        hint: 'Give the cluster a server-side auth provider (serviceAccount, aws, azure, googleServiceAccount), or name it under cns.kubernetes.kubeconfig.',
      },
    });
  }
  return createConnectedState(
    createClusterConnection(cluster, strategy),
    options,
  );
}

/**
 * Makes the watch cache of a cluster that a connection is known for. Makes no call.
 *
 * @internal
 */
export function createConnectedState(
  connection: ClusterConnection,
  options: ClusterStateFactoryOptions,
): DefaultClusterState {
  const { config, onPolicyChange } = options;
  const fetch = createKubernetesFetch(connection);
  const { timeoutMs, maximumAnswerBytes } = config;
  return new DefaultClusterState({
    name: connection.name,
    client: new DefaultKubernetesClient({
      fetch,
      http: new DefaultHttpClient({ fetch }),
      timeoutMs,
      maximumAnswerBytes,
    }),
    readyTimeoutMs: Math.min(timeoutMs, LONGEST_READY_MS),
    idleTimeoutMs: config.idleTimeoutMs,
    pollIntervalMs: config.pollIntervalMs,
    backoff: {
      firstMs: 500,
      mostMs: 30_000,
      ...options.backoff,
      random: options.random ?? Math.random,
    },
    now: options.now ?? Date.now,
    onPolicyChange,
  });
}
