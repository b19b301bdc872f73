import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  DEFAULT_NAMESPACE,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { CNS_ANNOTATIONS, UpstreamProblem } from 'backstage-plugin-cns-common';
import { ClusterConfig } from '../config/CnsConfig';
import { CoalescingCache } from '../http/CoalescingCache';
import { isCluster } from './isCluster';
import { readStatedProject, StatedProject } from './readStatedProject';

const CACHE_MS = 60_000;
// Stands in while the catalog fails; not for longer than somebody who takes an annotation away would expect.
const STALE_MS = 600_000;
const FIELDS = [
  'apiVersion',
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'spec.type',
];

/**
 * Finds the GitLab project that manages a cluster: the one in the configuration, else the one that the cluster's Resource entity names.
 *
 * @remarks
 * The catalog is asked with the plugin's own credentials, as somebody who may see a service need not see the cluster's entity; once a minute for all viewers.
 *
 * @internal
 */
export class ManagementProjectReader {
  readonly #catalog: Pick<CatalogService, 'getEntities'>;
  readonly #auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  readonly #logger: LoggerService;
  readonly #config: Readonly<Record<string, ClusterConfig>>;
  readonly #hosts: readonly string[];
  readonly #cache: CoalescingCache<Entity | undefined>;

  /** @param options - `hosts` are those of the configured GitLab instances */
  constructor(options: {
    catalog: Pick<CatalogService, 'getEntities'>;
    auth: Pick<AuthService, 'getOwnServiceCredentials'>;
    logger: LoggerService;
    config: Readonly<Record<string, ClusterConfig>>;
    hosts: readonly string[];
    now?: () => number;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#logger = options.logger;
    this.#config = options.config;
    this.#hosts = options.hosts;
    this.#cache = new CoalescingCache({
      ttlMs: CACHE_MS,
      maxStaleMs: STALE_MS,
      maxEntries: 500,
      now: options.now,
    });
  }

  /**
   * What manages each of the clusters; those of which it is not known are left out. Never throws: a catalog that fails becomes a problem, beside what was known before.
   *
   * @param clusters - names, each of which is at most asked about
   * @param inHand - an entity that was just read; what it says of its own cluster is newer than what is remembered
   */
  async read(
    clusters: readonly string[],
    inHand?: Entity,
  ): Promise<ReadonlyMap<string, StatedProject>> {
    const found = await Promise.all(
      [...new Set(clusters)].map(
        async name => [name, await this.#readOne(name, inHand)] as const,
      ),
    );
    return new Map(
      found.flatMap(([name, finding]) => (finding ? [[name, finding]] : [])),
    );
  }

  async #readOne(
    cluster: string,
    inHand: Entity | undefined,
  ): Promise<StatedProject | undefined> {
    const configured = this.#config[cluster]?.managementProject;
    if (configured) {
      return { project: configured };
    }
    if (inHand && isCluster(inHand) && inHand.metadata.name === cluster) {
      return this.#stated(inHand);
    }
    try {
      const { value, error } = await this.#cache.get(cluster, () =>
        this.#load(cluster),
      );
      const stated = value && this.#stated(value);
      return error === undefined
        ? stated
        : { ...stated, problem: lookUpProblem(cluster) };
    } catch {
      return { problem: lookUpProblem(cluster) };
    }
  }

  #stated(entity: Entity): StatedProject | undefined {
    return readStatedProject(
      entity,
      CNS_ANNOTATIONS.clusterManagementProject,
      this.#hosts,
    );
  }

  async #load(cluster: string): Promise<Entity | undefined> {
    try {
      const { items } = await this.#catalog.getEntities(
        {
          filter: {
            kind: 'Resource',
            'spec.type': 'kubernetes-cluster',
            'metadata.namespace': DEFAULT_NAMESPACE,
            'metadata.name': cluster,
          },
          fields: FIELDS,
          limit: 2,
        },
        { credentials: await this.#auth.getOwnServiceCredentials() },
      );
      const [entity, ...others] = items.filter(isCluster);
      // The catalog compares without regard to case, clusters do not.
      return others.length === 0 && entity?.metadata.name === cluster
        ? entity
        : undefined;
    } catch (error) {
      this.#logger.warn(
        `The entity of cluster ${cluster} could not be looked up in the catalog`,
        toError(error),
      );
      throw error;
    }
  }
}

function lookUpProblem(cluster: string): UpstreamProblem {
  return {
    upstream: {
      kind: 'catalog',
      name: stringifyEntityRef({ kind: 'Resource', name: cluster }),
    },
    code: 'server-error',
    message: `Which GitLab project manages cluster ${cluster} could not be looked up in the catalog.`,
    hint: 'It is asked again shortly.',
  };
}
