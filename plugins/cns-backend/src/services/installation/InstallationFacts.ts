import {
  Freshness,
  ProjectPipeline,
  UpstreamProblem,
} from 'backstage-plugin-cns-common';
import {
  GitLabAgentToken,
  GitLabCertificateCluster,
} from '../../clients/gitlab/GitLabClient';
import {
  ClusterCiliumConfig,
  ClusterController,
} from '../../cluster-state/ClusterObjects';
import { MetricLabels } from '../traffic/MetricLabels';

/**
 * Something that was asked: what it is, or why that is not known.
 *
 * @internal
 */
export type Fact<T> =
  | {
      readonly state: 'known';
      readonly value: T;
      /** ISO 8601: as of when. */
      readonly at?: string;
    }
  | { readonly state: 'unknown'; readonly problem: UpstreamProblem };

/** What the watch cache says about Cilium in a cluster. @internal */
export interface CiliumFacts {
  readonly agents: Fact<readonly ClusterController[]>;
  readonly operators: Fact<readonly ClusterController[]>;
  readonly configs: Fact<readonly ClusterCiliumConfig[]>;
  /** Number of nodes. */
  readonly nodes: Fact<number>;
}

/** What a cluster's Prometheus says. @internal */
export interface PrometheusFacts {
  readonly version: Fact<string | undefined>;
  /** Labels of the flows metric. */
  readonly flows: Fact<MetricLabels>;
  /** Number of agents whose flows metric is scraped. */
  readonly scrapedAgents: Fact<number>;
}

/** An agent for Kubernetes and the newest of its tokens' last uses. @internal */
export interface AgentFacts {
  readonly name: string;
  readonly project: string;
  readonly tokens: readonly GitLabAgentToken[];
}

/** How GitLab is connected to clusters, as far as the bound projects tell. @internal */
export interface ConnectionFacts {
  /** Paths of the projects that were read. */
  readonly projects: readonly string[];
  readonly agents: readonly AgentFacts[];
  readonly certificateClusters: readonly GitLabCertificateCluster[];
  /** Why another bound project could not be read: what is not found may be there. */
  readonly unread?: UpstreamProblem;
}

/**
 * Everything that the steps of one cluster are judged by, fetched once.
 *
 * @internal
 */
export interface InstallationFacts {
  readonly cluster: string;
  readonly cilium: CiliumFacts;
  /** Absent when none is configured. */
  readonly prometheus?: PrometheusFacts;
  /** Absent when no GitLab project is bound. */
  readonly connection?: Fact<ConnectionFacts> & {
    /** Host of the project that agents would be registered in, its path, and its page where that is known. */
    readonly host: string;
    readonly project: string;
    readonly webUrl?: string;
  };
  /** Absent when no management project is known. */
  readonly managementProject?: Fact<ProjectPipeline>;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly freshness: readonly Freshness[];
}
