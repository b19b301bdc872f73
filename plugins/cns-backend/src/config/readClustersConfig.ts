import { Config, ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  ClusterConfig,
  ManagementProjectConfig,
  PrometheusAuthConfig,
  PrometheusConfig,
} from './CnsConfig';
import { readChecked } from './readChecked';
import { readHttpUrl } from './readHttpUrl';
import { readStringMap } from './readStringMap';

/**
 * Reads what is known of each cluster beside its API server: its Prometheus and its management project.
 *
 * @param hosts - hosts of `integrations.gitlab`
 * @throws InputError
 *
 * @internal
 */
export function readClustersConfig(
  config: Config,
  hosts: readonly string[],
): Readonly<Record<string, ClusterConfig>> {
  const clusters: Record<string, ClusterConfig> = {};
  const stated = readChecked(
    'cns.clusters',
    "cns: { clusters: { prod: { prometheus: { url: 'https://prometheus.example.com' } } } }",
    () => subConfigs(config.getOptionalConfig('cns.clusters')),
  );
  for (const [name, cluster] of stated) {
    const key = `cns.clusters.${name}`;
    clusters[name] = {
      prometheus: readChecked(
        `${key}.prometheus`,
        `cns: { clusters: { ${name}: { prometheus: { url: 'https://prometheus.example.com' } } } }`,
        () => readPrometheus(cluster.getOptionalConfig('prometheus')),
      ),
      managementProject: readChecked(
        `${key}.managementProject`,
        `cns: { clusters: { ${name}: { managementProject: { project: platform/cluster } } } }`,
        () =>
          readManagementProject(
            cluster.getOptionalConfig('managementProject'),
            hosts,
          ),
      ),
    };
  }
  return clusters;
}

// Not `getConfig(name)`: the names of clusters may have dots and slashes, which the Config API refuses in a key.
function subConfigs(parent: Config | undefined): [string, Config][] {
  const clusters: JsonObject = parent?.get() ?? {};
  return Object.entries(clusters).map(([name, value]) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new InputError(`'${name}' must be an object`);
    }
    return [
      name,
      new ConfigReader(value, 'app-config', undefined, `cns.clusters.${name}`),
    ];
  });
}

function readPrometheus(
  config: Config | undefined,
): PrometheusConfig | undefined {
  if (!config) {
    return undefined;
  }
  return {
    url: readHttpUrl(config, 'url'),
    headers: readStringMap(config, 'headers'),
    auth: readAuth(config),
    ca: config.getOptionalString('ca'),
    ...readClientCertificate(config),
    skipTlsVerify: config.getOptionalBoolean('skipTLSVerify') ?? false,
    matchers: readMatchers(config),
  };
}

function readMatchers(config: Config): Record<string, string> {
  const matchers = readStringMap(config, 'matchers');
  for (const label of Object.keys(matchers)) {
    if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label)) {
      throw new InputError(`matchers has '${label}', which is no label name`);
    }
  }
  return matchers;
}

function readClientCertificate(
  config: Config,
): Pick<PrometheusConfig, 'cert' | 'key'> {
  const cert = config.getOptionalString('clientCertificate');
  const key = config.getOptionalString('clientKey');
  if ((cert === undefined) !== (key === undefined)) {
    throw new InputError('clientCertificate and clientKey need each other');
  }
  return { cert, key };
}

function readAuth(config: Config): PrometheusAuthConfig | undefined {
  const basic = config.getOptionalConfig('basicAuth');
  const token = config.getOptionalString('bearerToken');
  if (basic && token !== undefined) {
    throw new InputError('only one of basicAuth and bearerToken may be there');
  }
  if (basic) {
    return {
      type: 'basic',
      username: basic.getString('username'),
      password: basic.getString('password'),
    };
  }
  return token === undefined ? undefined : { type: 'bearer', token };
}

function readManagementProject(
  config: Config | undefined,
  hosts: readonly string[],
): ManagementProjectConfig | undefined {
  if (!config) {
    return undefined;
  }
  const stated = config.getOptionalString('host');
  const host = stated ?? (hosts.length === 1 ? hosts[0] : undefined);
  if (host === undefined) {
    throw new InputError(
      'host is missing, and integrations.gitlab has not exactly one entry',
    );
  }
  if (!hosts.includes(host)) {
    throw new InputError(
      `host '${host}' is not an entry of integrations.gitlab`,
    );
  }
  return { host, project: config.getString('project') };
}
