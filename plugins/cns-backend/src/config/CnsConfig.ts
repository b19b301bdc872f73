/**
 * What the operator configured, read once by `readCnsConfig` and handed out by `plugin.ts` in parts. Durations are in milliseconds, sizes
 * in bytes.
 *
 * @internal
 */
export interface CnsConfig {
  readonly kubernetes: KubernetesConfig;
  readonly bindings: BindingsConfig;
  /** By cluster name; what is known about a cluster beside how to reach its API server. */
  readonly clusters: Readonly<Record<string, ClusterConfig>>;
  readonly prometheus: PrometheusDefaultsConfig;
  readonly gitlab: GitLabConfig;
  readonly logs: LogsConfig;
  readonly history: HistoryConfig;
}

/** Which clusters there are and how they are talked to. @internal */
export interface KubernetesConfig {
  readonly clusters: readonly ConfiguredCluster[];
  /** Types of `kubernetes.clusterLocatorMethods` that are not read (`gke`); a problem tells about them. */
  readonly unsupportedLocators: readonly string[];
  /** Present when clusters are also looked up in the catalog. */
  readonly catalogClusters?: CatalogClustersConfig;
  readonly kubeconfig?: KubeconfigConfig;
  /** Deadline of one call (a list page, discovery); a watch is open longer. */
  readonly timeoutMs: number;
  /** A cluster that nobody asked about for so long is no longer watched. */
  readonly idleTimeoutMs: number;
  /** How old a shared list may be where a cluster cannot be watched. */
  readonly pollIntervalMs: number;
  /** Largest answer, or single watch event, that is read. */
  readonly maximumAnswerBytes: number;
}

/** A cluster of `kubernetes.clusterLocatorMethods`, type `config` or `localKubectlProxy`. @internal */
export interface ConfiguredCluster {
  readonly name: string;
  readonly url: string;
  readonly authProvider: string;
  /** As the authentication strategies of the kubernetes plugin expect it. Secret. */
  readonly authMetadata: Readonly<Record<string, string>>;
  readonly skipTlsVerify: boolean;
  readonly caData?: string;
  readonly caFile?: string;
}

/** The `catalog` method of `kubernetes.clusterLocatorMethods`. @internal */
export interface CatalogClustersConfig {
  readonly dangerouslyAllowClusterUrls: readonly string[];
  readonly dangerouslyAllowSkipTlsVerify: boolean;
}

/** Contexts of a kubeconfig file; a cluster is named like its context. @internal */
export interface KubeconfigConfig {
  readonly file: string;
  /** Absent means all contexts of the file. */
  readonly contexts?: readonly string[];
}

/** How much an entity's annotations are believed. @internal */
export interface BindingsConfig {
  readonly trust: 'cluster' | 'catalog';
  readonly maximumTargets: number;
  readonly confirmed: readonly ConfirmedBinding[];
}

/** An operator's word that a namespace belongs to an entity or to an owner; both are full entity refs in lower case. @internal */
export interface ConfirmedBinding {
  readonly cluster: string;
  readonly namespace: string;
  readonly entity?: string;
  readonly owner?: string;
}

/** What is known about one cluster beside its API server. @internal */
export interface ClusterConfig {
  readonly prometheus?: PrometheusConfig;
  readonly managementProject?: ManagementProjectConfig;
}

/** The GitLab project whose pipeline installs the applications of a cluster. @internal */
export interface ManagementProjectConfig {
  /** Host of an entry of `integrations.gitlab`. */
  readonly host: string;
  /** Full path or numeric id. */
  readonly project: string;
}

/** The Prometheus-compatible store that has a cluster's Hubble metrics. @internal */
export interface PrometheusConfig {
  /** Base URL without trailing slash; `/api/v1/...` is added. */
  readonly url: string;
  /** Sent with every call, for example `X-Scope-OrgID` for Mimir. Secret. */
  readonly headers: Readonly<Record<string, string>>;
  readonly auth?: PrometheusAuthConfig;
  /** Certificate authority for TLS, in PEM. */
  readonly ca?: string;
  /** Our certificate and its key for mutual TLS, in PEM; both or none. The key is secret. */
  readonly cert?: string;
  readonly key?: string;
  readonly skipTlsVerify: boolean;
  /** Label matchers that single out this cluster where one store has several, for example `{ cluster: 'prod-eu' }`. */
  readonly matchers: Readonly<Record<string, string>>;
}

/** How we show Prometheus who we are. @internal */
export type PrometheusAuthConfig =
  | {
      readonly type: 'basic';
      readonly username: string;
      readonly password: string;
    }
  | { readonly type: 'bearer'; readonly token: string };

/** What holds for every Prometheus. @internal */
export interface PrometheusDefaultsConfig {
  readonly timeoutMs: number;
  /** How long an answer is shared between viewers. */
  readonly cacheMs: number;
  readonly maximumAnswerBytes: number;
}

/** The GitLab instances, from `integrations.gitlab`, and how they are talked to. @internal */
export interface GitLabConfig {
  readonly hosts: readonly GitLabHostConfig[];
  readonly timeoutMs: number;
  /** How long an answer is shared between viewers. */
  readonly cacheMs: number;
  readonly maximumAnswerBytes: number;
}

/** One entry of `integrations.gitlab`. @internal */
export interface GitLabHostConfig {
  readonly host: string;
  /** Without trailing slash, for example `https://gitlab.example.com/api/v4`. */
  readonly apiBaseUrl: string;
  /** For links, for example `https://gitlab.example.com`. */
  readonly baseUrl: string;
  readonly token?: string;
}

/** Where else log lines can be read. @internal */
export interface LogsConfig {
  readonly links: readonly LogLinkConfig[];
}

/**
 * A link to a log store. `url` is a template with `{{cluster}}`, `{{namespace}}`, `{{entity}}`, `{{pods}}` and `{{nodes}}`, whose values are
 * escaped when they are filled in.
 *
 * @internal
 */
export interface LogLinkConfig {
  readonly title: string;
  readonly url: string;
  /** Only for these clusters; absent means all. */
  readonly clusters?: readonly string[];
}

/** How long changes of policies are remembered. @internal */
export interface HistoryConfig {
  readonly retentionMs: number;
  /** Rows kept at most, oldest go first. */
  readonly maximumRows: number;
}
