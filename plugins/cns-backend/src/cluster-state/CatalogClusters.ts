import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import {
  ANNOTATION_KUBERNETES_API_SERVER,
  ANNOTATION_KUBERNETES_API_SERVER_CA,
  ANNOTATION_KUBERNETES_AUTH_PROVIDER,
  ANNOTATION_KUBERNETES_SKIP_TLS_VERIFY,
} from '@backstage/plugin-kubernetes-common';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { UpstreamProblem } from 'backstage-plugin-cns-common';
import { CatalogClustersConfig, ConfiguredCluster } from '../config/CnsConfig';
import { checkCatalogClusterUrl } from './checkCatalogClusterUrl';

const REFRESH_MS = 300_000;
const RETRY_MS = 15_000;
const MAXIMUM_CLUSTERS = 500;

/** What the catalog says about clusters. @internal */
export interface CatalogClusterList {
  readonly clusters: readonly ConfiguredCluster[];
  readonly problems: readonly UpstreamProblem[];
}

/**
 * Clusters that are Resource entities of the catalog, with the annotations of the kubernetes plugin; read every few minutes.
 *
 * @internal
 */
export class CatalogClusters {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;
  readonly #config: CatalogClustersConfig;
  readonly #now: () => number;
  #held: CatalogClusterList = { clusters: [], problems: [] };
  #readAgainAt = 0;
  #reading: Promise<void> | undefined;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
    config: CatalogClustersConfig;
    now: () => number;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#logger = options.logger;
    this.#config = options.config;
    this.#now = options.now;
  }

  /** What is known now, without a call. */
  get held(): CatalogClusterList {
    return this.#held;
  }

  /** Reads again when it is time; the first time somebody waits for it. Never rejects. */
  async refresh(): Promise<void> {
    if (this.#now() < this.#readAgainAt) {
      return;
    }
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    if (this.#readAgainAt === 0) {
      await this.#reading;
    }
  }

  async #read(): Promise<void> {
    try {
      const { items } = await this.#catalog.getEntities(
        {
          filter: { kind: 'Resource', 'spec.type': 'kubernetes-cluster' },
          limit: MAXIMUM_CLUSTERS,
        },
        { credentials: await this.#auth.getOwnServiceCredentials() },
      );
      const clusters: ConfiguredCluster[] = [];
      const problems: UpstreamProblem[] = [];
      for (const entity of items) {
        const read = await this.#toCluster(entity);
        if (read && 'url' in read) {
          clusters.push(read);
        } else if (read) {
          problems.push(read);
        }
      }
      this.#held = { clusters, problems };
      this.#readAgainAt = this.#now() + REFRESH_MS;
    } catch (error) {
      this.#logger.warn(
        'Clusters could not be looked up in the catalog',
        toError(error),
      );
      this.#held = {
        clusters: this.#held.clusters,
        problems: [
          {
            upstream: { kind: 'catalog', name: 'clusters' },
            code: 'server-error',
            message: 'Clusters could not be looked up in the catalog.',
            hint: 'It is asked again shortly.',
          },
        ],
      };
      this.#readAgainAt = this.#now() + RETRY_MS;
    }
  }

  async #toCluster(
    entity: Entity,
  ): Promise<ConfiguredCluster | UpstreamProblem | undefined> {
    const { name, annotations = {} } = entity.metadata;
    const url = annotations[ANNOTATION_KUBERNETES_API_SERVER];
    const authProvider = annotations[ANNOTATION_KUBERNETES_AUTH_PROVIDER];
    if (!url || !authProvider) {
      // A cluster that is only described, and reached through configuration.
      return undefined;
    }
    try {
      await checkCatalogClusterUrl(url, this.#config);
    } catch (error) {
      return leftOut(name, toError(error).message);
    }
    if (authProvider === 'serviceAccount') {
      return leftOut(
        name,
        'its credentials cannot come from the catalog; name it in the configuration',
      );
    }
    return {
      name,
      url: url.replace(/\/+$/, ''),
      authProvider,
      authMetadata: Object.fromEntries(
        Object.entries(annotations).filter(([key]) =>
          key.startsWith('kubernetes.io/'),
        ),
      ),
      caData: annotations[ANNOTATION_KUBERNETES_API_SERVER_CA],
      skipTlsVerify:
        this.#config.dangerouslyAllowSkipTlsVerify &&
        annotations[ANNOTATION_KUBERNETES_SKIP_TLS_VERIFY] === 'true',
    };
  }
}

function leftOut(name: string, reason: string): UpstreamProblem {
  return {
    upstream: { kind: 'catalog', name },
    code: 'annotation-malformed',
    message: `The cluster ${name} of the catalog is left out: ${reason}.`,
    hint: 'Correct the annotations of its Resource entity.',
  };
}
