import type { KubernetesCluster } from '../kubernetes/KubernetesCluster.ts';
import type { PostgresServer } from '../postgres/startPostgres.ts';

/** @internal */
export interface BackstageConfigOptions {
  readonly url: string;
  readonly port: number;
  /** The file with the catalog's entities. */
  readonly catalogFile: string;
  /** Who visitors are signed in as. */
  readonly user: string;
  readonly clusters: readonly ClusterConnection[];
  /** Base address and token of a GitLab; without it no GitLab is configured. */
  readonly gitlab?: { readonly url: string; readonly token: string };
  /** Default: SQLite in memory. */
  readonly postgres?: PostgresServer;
}

/** A cluster as Backstage shall see it. @internal */
export interface ClusterConnection {
  readonly name: string;
  readonly url: string;
  /** Of a service account, or whoever Backstage shall be. */
  readonly token: string;
  /** PEM text; absent for plain http. */
  readonly ca?: string;
  /** Where the cluster's Hubble metrics are. */
  readonly prometheusUrl?: string;
}

/**
 * How Backstage connects to a real cluster: as the user `backstage`.
 *
 * @internal
 */
export function toClusterConnection(
  cluster: KubernetesCluster,
  prometheusUrl?: string,
): ClusterConnection {
  return {
    name: cluster.name,
    url: cluster.url,
    token: cluster.tokens.backstage,
    ca: cluster.ca,
    prometheusUrl,
  };
}

/**
 * The whole configuration of a portal for tests. The repository's own app-config.yaml is not read: it is about the lab.
 *
 * @internal
 */
export function createBackstageConfig(options: BackstageConfigOptions): object {
  const { url, port, gitlab, postgres } = options;
  return {
    app: {
      title: 'e2e',
      baseUrl: url,
      packages: 'all',
      extensions: EXTENSIONS,
    },
    backend: {
      baseUrl: url,
      listen: { host: '127.0.0.1', port },
      database: postgres
        ? { client: 'pg', connection: toConnection(postgres) }
        : { client: 'better-sqlite3', connection: ':memory:' },
    },
    auth: { providers: { guest: { userEntityRef: options.user } } },
    permission: { enabled: true },
    catalog: {
      rules: [{ allow: CATALOG_KINDS }],
      locations: [{ type: 'file', target: options.catalogFile }],
    },
    integrations: gitlab && {
      gitlab: [
        {
          host: new URL(gitlab.url).host,
          baseUrl: gitlab.url,
          apiBaseUrl: `${gitlab.url}/api/v4`,
          token: gitlab.token,
        },
      ],
    },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        { type: 'config', clusters: options.clusters.map(toClusterEntry) },
      ],
    },
    cns: {
      clusters: Object.fromEntries(
        options.clusters.map(cluster => [
          cluster.name,
          cluster.prometheusUrl === undefined
            ? {}
            : { prometheus: { url: cluster.prometheusUrl } },
        ]),
      ),
    },
  };
}

// As in the repository's app-config.yaml: the tabs in one group, the cards before those of the catalog.
const EXTENSIONS = [
  { 'page:catalog': { config: { path: '/' } } },
  {
    'page:catalog/entity': {
      config: {
        groups: [
          { overview: { title: 'Overview' } },
          {
            'network-security': {
              title: 'Network security',
              contentOrder: 'natural',
            },
          },
          { deployment: { title: 'Deployment' } },
        ],
      },
    },
  },
  'entity-card:cns/network-policies',
  'entity-card:cns/throughput',
  'entity-card:cns/installation',
  { 'entity-card:catalog/depends-on-resources': false },
  { 'entity-card:catalog/has-subcomponents': false },
];

const CATALOG_KINDS = [
  'Component',
  'System',
  'API',
  'Resource',
  'Group',
  'User',
  'Domain',
  'Location',
];

function toClusterEntry(cluster: ClusterConnection): object {
  return {
    name: cluster.name,
    url: cluster.url,
    authProvider: 'serviceAccount',
    serviceAccountToken: cluster.token,
    caData: cluster.ca && Buffer.from(cluster.ca).toString('base64'),
  };
}

function toConnection(postgres: PostgresServer): object {
  const { host, port, user, password } = postgres;
  return { host, port, user, password };
}
