import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Container Network Security. Clusters come from `kubernetes.clusterLocatorMethods`, GitLab instances from `integrations.gitlab`. */
  cns?: {
    kubernetes?: {
      /** More clusters, from a kubeconfig file; each is named like its context. */
      kubeconfig?: {
        /** Path of the file. */
        file: string;
        /** Contexts to use; all of the file by default. */
        contexts?: string[];
      };
      /** Deadline of one call to an API server. 10 seconds by default. */
      timeout?: HumanDuration | string;
      /** A cluster that nobody looked at for so long is no longer watched. 30 minutes by default. */
      idleTimeout?: HumanDuration | string;
      /** Where a cluster may be listed but not watched: how old a shared list may be. 30 seconds by default. */
      pollInterval?: HumanDuration | string;
      /** Largest list page or watch event that is read. 32 by default. */
      maximumAnswerMegabytes?: number;
    };

    bindings?: {
      /**
       * Whether the cluster must agree that a namespace belongs to an entity before it is shown (`cluster`, the default), or annotations in the
       * catalog are enough (`catalog`: everybody who can register an entity can then read any namespace).
       */
      trust?: 'cluster' | 'catalog';
      /** Places that one entity can have. 50 by default. */
      maximumTargets?: number;
      /** Namespaces that the operator confirms, where their labels and annotations cannot. */
      confirmed?: Array<{
        /** Name of the cluster. */
        cluster: string;
        namespace: string;
        /** Ref of the one entity that it belongs to, for example `component:default/cart`. */
        entity?: string;
        /** Or ref of the owner, whose entities all may use it, for example `group:default/shop`. */
        owner?: string;
      }>;
    };

    /** What is known about each cluster, by its name. */
    clusters?: {
      [name: string]: {
        /** The Prometheus-compatible store that has the cluster's Hubble metrics. */
        prometheus?: {
          /** Base URL, before `/api/v1`. */
          url: string;
          /**
           * Sent with every call, for example `X-Scope-OrgID`.
           * @deepVisibility secret
           */
          headers?: { [name: string]: string };
          /** Not together with `bearerToken`. */
          basicAuth?: {
            username: string;
            /** @visibility secret */
            password: string;
          };
          /** @visibility secret */
          bearerToken?: string;
          /** Certificate authority in PEM; the system's by default. */
          ca?: string;
          /** Our certificate for mutual TLS, in PEM, together with `clientKey`. */
          clientCertificate?: string;
          /** @visibility secret */
          clientKey?: string;
          /** Whether certificates go unchecked. False by default. */
          skipTLSVerify?: boolean;
          /** Labels that single out this cluster where one store has several, for example `cluster: prod-eu`. */
          matchers?: { [label: string]: string };
        };
        /** The GitLab project whose pipeline installs the cluster's applications. Wins over the annotation `gitlab.com/cluster-management-project` of the cluster's Resource in the catalog. */
        managementProject?: {
          /** Host of an entry of `integrations.gitlab`; may be left out when there is only one. */
          host?: string;
          /** Full path or numeric id. */
          project: string;
        };
      };
    };

    prometheus?: {
      /** Deadline of one query. 5 seconds by default. */
      timeout?: HumanDuration | string;
      /** How long an answer is shared between viewers. 15 seconds by default. */
      cache?: HumanDuration | string;
      /** Largest answer that is read. 8 by default. */
      maximumAnswerMegabytes?: number;
    };

    gitlab?: {
      /** Deadline of one call. 10 seconds by default. */
      timeout?: HumanDuration | string;
      /** How long an answer is shared between viewers. 20 seconds by default. */
      cache?: HumanDuration | string;
      /** Largest answer that is read. 8 by default. */
      maximumAnswerMegabytes?: number;
    };

    logs?: {
      /** Links to log stores, shown beside the commands. */
      links?: Array<{
        title: string;
        /** May have `{{cluster}}`, `{{namespace}}`, `{{entity}}`, `{{pods}}` and `{{nodes}}`; values are escaped when they are filled in, names are joined by `|`. */
        url: string;
        /** Only for these clusters; for all by default. */
        clusters?: string[];
      }>;
    };

    /** The record of changes of policies that the watch has seen. */
    history?: {
      /** 90 days by default. */
      retention?: HumanDuration | string;
      /** Oldest go first. 100,000 by default. */
      maximumRows?: number;
    };
  };
}
