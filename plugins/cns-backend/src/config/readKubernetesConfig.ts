import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  ANNOTATION_KUBERNETES_AUTH_PROVIDER,
  ANNOTATION_KUBERNETES_AWS_ASSUME_ROLE,
  ANNOTATION_KUBERNETES_AWS_EXTERNAL_ID,
  ANNOTATION_KUBERNETES_OIDC_TOKEN_PROVIDER,
} from '@backstage/plugin-kubernetes-common';
import {
  CatalogClustersConfig,
  ConfiguredCluster,
  KubeconfigConfig,
  KubernetesConfig,
} from './CnsConfig';
import { readChecked } from './readChecked';
import { readCount, readDuration } from './readQuantity';
import { readHttpUrl } from './readHttpUrl';
import { readStringMap } from './readStringMap';

const METHODS_KEY = 'kubernetes.clusterLocatorMethods';
const METHODS_EXAMPLE =
  "kubernetes: { clusterLocatorMethods: [{ type: config, clusters: [{ name: prod, url: 'https://10.0.0.1:6443', authProvider: serviceAccount, serviceAccountToken: '${TOKEN}' }] }] }";
const KUBECONFIG_KEY = 'cns.kubernetes.kubeconfig';
const KUBECONFIG_EXAMPLE =
  'cns: { kubernetes: { kubeconfig: { file: /etc/backstage/kubeconfig, contexts: [prod] } } }';

// Where `kubectl proxy` listens; the name is the one that the kubernetes plugin gives it.
const LOCAL_KUBECTL_PROXY: ConfiguredCluster = {
  name: 'local',
  url: 'http://127.0.0.1:8001',
  authProvider: 'localKubectlProxy',
  authMetadata: { [ANNOTATION_KUBERNETES_AUTH_PROVIDER]: 'localKubectlProxy' },
  skipTlsVerify: false,
};

// Keys of a cluster of type `config`, and where the authentication strategies look for them.
const AUTH_METADATA_KEYS = [
  ['serviceAccountToken', 'serviceAccountToken'],
  ['assumeRole', ANNOTATION_KUBERNETES_AWS_ASSUME_ROLE],
  ['externalId', ANNOTATION_KUBERNETES_AWS_EXTERNAL_ID],
  ['oidcTokenProvider', ANNOTATION_KUBERNETES_OIDC_TOKEN_PROVIDER],
] as const;

/**
 * Reads which clusters there are: from the configuration of the kubernetes plugin, so that nobody lists a cluster twice, and from a kubeconfig file.
 *
 * @throws InputError
 *
 * @internal
 */
export function readKubernetesConfig(config: Config): KubernetesConfig {
  const clusters: ConfiguredCluster[] = [];
  const unsupportedLocators: string[] = [];
  let catalogClusters: CatalogClustersConfig | undefined;

  readChecked(METHODS_KEY, METHODS_EXAMPLE, () => {
    for (const method of config.getOptionalConfigArray(METHODS_KEY) ?? []) {
      const type = method.getString('type');
      switch (type) {
        case 'config':
          clusters.push(...method.getConfigArray('clusters').map(readCluster));
          break;
        case 'localKubectlProxy':
          clusters.push(LOCAL_KUBECTL_PROXY);
          break;
        case 'catalog':
          catalogClusters = readCatalogClusters(method);
          break;
        default:
          unsupportedLocators.push(type);
      }
    }
    const names = clusters.map(cluster => cluster.name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) {
      throw new InputError(`the cluster name '${twice}' is used twice`);
    }
  });

  const kubeconfig = readChecked(KUBECONFIG_KEY, KUBECONFIG_EXAMPLE, () =>
    readKubeconfig(config.getOptionalConfig(KUBECONFIG_KEY)),
  );

  if (!config.has(METHODS_KEY) && !kubeconfig) {
    throw new InputError(
      `Configuration of ${METHODS_KEY} is missing: no cluster is known, there or under ${KUBECONFIG_KEY}. Valid would be: ${METHODS_EXAMPLE}`,
    );
  }

  return {
    clusters,
    unsupportedLocators,
    catalogClusters,
    kubeconfig,
    timeoutMs: readDuration(config, {
      key: 'cns.kubernetes.timeout',
      byDefault: 10_000,
      least: 100,
      most: 300_000,
    }),
    idleTimeoutMs: readDuration(config, {
      key: 'cns.kubernetes.idleTimeout',
      byDefault: 1_800_000,
      least: 1_000,
      most: 86_400_000,
    }),
    pollIntervalMs: readDuration(config, {
      key: 'cns.kubernetes.pollInterval',
      byDefault: 30_000,
      least: 1_000,
      most: 3_600_000,
    }),
    maximumAnswerBytes:
      readCount(config, {
        key: 'cns.kubernetes.maximumAnswerMegabytes',
        byDefault: 32,
        least: 1,
        most: 1_024,
      }) * 1_000_000,
  };
}

function readCluster(config: Config): ConfiguredCluster {
  const name = config.getString('name');
  const stated = readStringMap(config, 'authMetadata');
  const authProvider =
    stated[ANNOTATION_KUBERNETES_AUTH_PROVIDER] ??
    config.getOptionalString('authProvider');
  if (!authProvider) {
    throw new InputError(`the cluster '${name}' has no authProvider`);
  }
  const authMetadata: Record<string, string> = {
    [ANNOTATION_KUBERNETES_AUTH_PROVIDER]: authProvider,
  };
  for (const [key, metadataKey] of AUTH_METADATA_KEYS) {
    const value = config.getOptionalString(key);
    if (value) {
      authMetadata[metadataKey] = value;
    }
  }
  return {
    name,
    url: readHttpUrl(config, 'url'),
    authProvider,
    authMetadata: { ...authMetadata, ...stated },
    skipTlsVerify: config.getOptionalBoolean('skipTLSVerify') ?? false,
    caData: config.getOptionalString('caData'),
    caFile: config.getOptionalString('caFile'),
  };
}

function readCatalogClusters(config: Config): CatalogClustersConfig {
  return {
    dangerouslyAllowClusterUrls:
      config.getOptionalStringArray('dangerouslyAllowClusterUrls') ?? [],
    dangerouslyAllowSkipTlsVerify:
      config.getOptionalBoolean('dangerouslyAllowSkipTLSVerify') ?? false,
  };
}

function readKubeconfig(
  config: Config | undefined,
): KubeconfigConfig | undefined {
  if (!config) {
    return undefined;
  }
  return {
    file: config.getString('file'),
    contexts: config.getOptionalStringArray('contexts'),
  };
}
