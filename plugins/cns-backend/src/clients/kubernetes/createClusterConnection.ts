import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { Cluster, KubeConfig, User } from '@kubernetes/client-node';
import { SERVICEACCOUNT_CA_PATH } from '@backstage/plugin-kubernetes-common';
import {
  AuthenticationStrategy,
  KubernetesCredential,
} from '@backstage/plugin-kubernetes-node';
import { ConfiguredCluster } from '../../config/CnsConfig';
import { ClusterConnection } from './ClusterConnection';

/**
 * A connection to a cluster of `kubernetes.clusterLocatorMethods`, with credentials from the kubernetes plugin's own strategy for its
 * `authProvider`.
 *
 * @internal
 */
export function createClusterConnection(
  cluster: ConfiguredCluster,
  strategy: AuthenticationStrategy,
): ClusterConnection {
  const kubeConfig = new KubeConfig();

  if (runsInside(cluster)) {
    // As the kubernetes plugin does it: without a token, `serviceAccount` means the cluster that Backstage itself runs in.
    kubeConfig.loadFromCluster();
    return { name: cluster.name, kubeConfig: async () => kubeConfig };
  }

  const server: Cluster = {
    name: cluster.name,
    server: cluster.url,
    caData: cluster.caData,
    caFile: cluster.caFile,
    // Over http there is nothing to verify, but client-node wants to be told so.
    skipTLSVerify: cluster.skipTlsVerify || cluster.url.startsWith('http:'),
  };
  return {
    name: cluster.name,
    async kubeConfig(): Promise<KubeConfig> {
      const credential = await readCredential(cluster, strategy);
      kubeConfig.loadFromClusterAndUser(server, toUser(credential));
      return kubeConfig;
    },
  };
}

async function readCredential(
  cluster: ConfiguredCluster,
  strategy: AuthenticationStrategy,
): Promise<KubernetesCredential> {
  const { name, url, authMetadata, caData, caFile, skipTlsVerify } = cluster;
  const token = authMetadata.serviceAccountToken;
  if (cluster.authProvider === 'serviceAccount' && token !== undefined) {
    // What the strategy would answer, for every call.
    return { type: 'bearer token', token };
  }
  return strategy.getCredential(
    { name, url, authMetadata, caData, caFile, skipTLSVerify: skipTlsVerify },
    {},
  );
}

function runsInside(cluster: ConfiguredCluster): boolean {
  return (
    cluster.authProvider === 'serviceAccount' &&
    cluster.authMetadata.serviceAccountToken === undefined &&
    existsSync(SERVICEACCOUNT_CA_PATH)
  );
}

function toUser(credential: KubernetesCredential): User {
  switch (credential.type) {
    case 'bearer token':
      return { name: 'backstage', token: credential.token };
    case 'x509 client certificate': {
      const { cert, key } = credential;
      return {
        // KubeConfig keeps one agent per user name, so that a new certificate needs a new name.
        name: createHash('sha256').update(cert).digest('hex'),
        certData: Buffer.from(cert).toString('base64'),
        keyData: Buffer.from(key).toString('base64'),
      };
    }
    case 'anonymous':
      return { name: 'anonymous' };
    default: {
      const never: never = credential;
      throw new Error(`Unknown kind of credential ${JSON.stringify(never)}`);
    }
  }
}
