import { startBackstage, type Backstage } from '../backstage/startBackstage.ts';
import { toClusterConnection } from '../backstage/createBackstageConfig.ts';
import type { KubernetesCluster } from '../kubernetes/KubernetesCluster.ts';
import { startKubernetes } from '../kubernetes/startKubernetes.ts';
import { shopEntities, shopManifests } from './shopManifests.ts';

/** A portal on a real control plane. @internal */
export interface RealPortal {
  readonly cluster: KubernetesCluster;
  readonly portal: Backstage;
  stop(): Promise<void>;
}

/** @internal */
export interface RealPortalOptions {
  /** Where the cluster's Hubble metrics are. */
  readonly prometheusUrl?: string;
  /** Default true. */
  readonly frontend?: boolean;
  /** Also let the kubernetes plugin read what its own tab shows. Default false. */
  readonly kubernetesPlugin?: boolean;
}

/**
 * Starts a real control plane with the policy kinds of Cilium, two small services whose namespace confirms that it belongs to
 * them, and a portal that reads it as the user `backstage`.
 *
 * @internal
 */
export async function startRealPortal(
  options: RealPortalOptions = {},
): Promise<RealPortal> {
  const cluster = await startKubernetes({
    name: 'real',
    customResourceDefinitions: true,
  });
  try {
    await cluster.kubectl(['apply', '--server-side', '-f', '-'], {
      input: shopManifests()
        .map(each => JSON.stringify(each))
        .join('\n---\n'),
    });
    for (const [namespace, workload] of [
      ['shop', 'deployment/web'],
      ['shop', 'deployment/cart'],
      ['kube-system', 'daemonset/cilium'],
    ]) {
      await cluster.kubectl([
        `--namespace=${namespace}`,
        'rollout',
        'status',
        `${workload}`,
        '--timeout=60s',
      ]);
    }
    if (options.kubernetesPlugin) {
      await cluster.kubectl([
        'create',
        'clusterrolebinding',
        'backstage-kubernetes-plugin',
        '--clusterrole=backstage-kubernetes-plugin',
        '--user=backstage',
      ]);
    }
    const portal = await startBackstage({
      entities: shopEntities(cluster.name),
      clusters: [toClusterConnection(cluster, options.prometheusUrl)],
      frontend: options.frontend,
    });
    return {
      cluster,
      portal,
      stop: async () => {
        await portal.stop();
        await cluster.stop();
      },
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}
