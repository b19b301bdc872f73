import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { cnsPermissions } from 'backstage-plugin-cns-common';
import { DefaultBindingService } from './bindings/DefaultBindingService';
import { ManagementProjectReader } from './bindings/ManagementProjectReader';
import { createGitLabClients } from './clients/gitlab/createGitLabClients';
import { createAuthStrategies } from './clients/kubernetes/createAuthStrategies';
import { createPrometheusClients } from './clients/prometheus/createPrometheusClients';
import { createClusterStates } from './cluster-state/createClusterStates';
import { readCnsConfig } from './config/readCnsConfig';
import { DatabasePolicyChangeStore } from './database/DatabasePolicyChangeStore';
import { createRouter } from './router/createRouter';
import { EntityRequests } from './router/EntityRequests';
import { EventStreams } from './router/EventStreams';
import { AuthorizedBindingAnswerService } from './services/binding/AuthorizedBindingAnswerService';
import { DefaultBindingAnswerService } from './services/binding/DefaultBindingAnswerService';
import { AuthorizedEventsService } from './services/events/AuthorizedEventsService';
import { DefaultEventsService } from './services/events/DefaultEventsService';
import { AuthorizedInstallationService } from './services/installation/AuthorizedInstallationService';
import { ConnectionReader } from './services/installation/ConnectionReader';
import { DefaultInstallationService } from './services/installation/DefaultInstallationService';
import { PrometheusFactsReader } from './services/installation/PrometheusFactsReader';
import { AuthorizedLogsService } from './services/logs/AuthorizedLogsService';
import { DefaultLogsService } from './services/logs/DefaultLogsService';
import { AuthorizedOverviewService } from './services/overview/AuthorizedOverviewService';
import { DefaultOverviewService } from './services/overview/DefaultOverviewService';
import { AuthorizedPipelinesService } from './services/pipelines/AuthorizedPipelinesService';
import { DefaultPipelinesService } from './services/pipelines/DefaultPipelinesService';
import { ProjectReader } from './services/pipelines/ProjectReader';
import { AuthorizedPoliciesService } from './services/policies/AuthorizedPoliciesService';
import { DefaultPoliciesService } from './services/policies/DefaultPoliciesService';
import { PolicyChangeRecorder } from './services/policies/PolicyChangeRecorder';
import { EntityReader } from './services/EntityReader';
import { ReadAuthorizer } from './services/ReadAuthorizer';
import { AuthorizedTrafficService } from './services/traffic/AuthorizedTrafficService';
import { DefaultTrafficService } from './services/traffic/DefaultTrafficService';
import { TrafficReader } from './services/traffic/TrafficReader';

// Open pages of one backend; beyond this they poll.
const MAXIMUM_LISTENERS = 2_000;
// A card may be late, but must not hold up the page.
const OVERVIEW_PART_DEADLINE_MS = 2_500;
// How long what a viewer may see is believed (docs/decisions/0003-viewer-cache.md).
const VIEWER_CACHE_MS = 5_000;

/**
 * The backend plugin `cns`: network policies, throughput, pipelines and installation status of catalog entities.
 *
 * @public
 */
export const cnsPlugin = createBackendPlugin({
  pluginId: 'cns',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootConfig: coreServices.rootConfig,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { lifecycle, logger, rootConfig, scheduler } = deps;
        const config = readCnsConfig(rootConfig);
        deps.permissionsRegistry.addPermissions([...cnsPermissions]);

        const changes = await DatabasePolicyChangeStore.create(deps.database);
        const recorder = new PolicyChangeRecorder({ store: changes, logger });
        await scheduler.scheduleTask({
          id: 'cns-prune-policy-changes',
          frequency: { hours: 1 },
          timeout: { minutes: 5 },
          initialDelay: { minutes: 1 },
          fn: () =>
            changes.prune({
              olderThan: Date.now() - config.history.retentionMs,
              maximumRows: config.history.maximumRows,
            }),
        });

        const clusters = createClusterStates({
          ...deps,
          config: config.kubernetes,
          strategyFor: createAuthStrategies({ config: rootConfig, logger }),
          onPolicyChange: (cluster, change) => recorder.record(cluster, change),
        });
        const gitlab = createGitLabClients({ ...config.gitlab, logger });
        const prometheus = createPrometheusClients({
          ...config.prometheus,
          logger,
          endpoints: Object.fromEntries(
            Object.entries(config.clusters).map(([name, cluster]) => [
              name,
              cluster.prometheus,
            ]),
          ),
        });

        const gitlabHosts = config.gitlab.hosts.map(({ host }) => host);
        const bindings = new DefaultBindingService({
          clusters,
          config: config.bindings,
          management: new ManagementProjectReader({
            ...deps,
            config: config.clusters,
            hosts: gitlabHosts,
          }),
          gitlabHosts,
        });
        const perViewer = { ...deps, cacheMs: VIEWER_CACHE_MS };
        const authorizer = new ReadAuthorizer(perViewer);
        const { cacheMs } = config.gitlab;
        const projects = new ProjectReader({ gitlab, cacheMs });
        const reader = new TrafficReader({
          prometheus,
          cacheMs: config.prometheus.cacheMs,
        });
        const policies = new AuthorizedPoliciesService({
          service: new DefaultPoliciesService({ bindings, changes, logger }),
          authorizer,
        });
        const traffic = new AuthorizedTrafficService({
          service: new DefaultTrafficService({ bindings, reader }),
          authorizer,
        });
        const pipelines = new AuthorizedPipelinesService({
          service: new DefaultPipelinesService({ bindings, projects }),
          authorizer,
        });
        const installation = new AuthorizedInstallationService({
          service: new DefaultInstallationService({
            bindings,
            projects,
            connections: new ConnectionReader({ gitlab, cacheMs }),
            prometheus: new PrometheusFactsReader({
              prometheus,
              traffic: reader,
              cacheMs: config.prometheus.cacheMs,
            }),
          }),
          authorizer,
        });

        const streams = new EventStreams();
        deps.httpRouter.use(
          createRouter({
            requests: new EntityRequests({
              httpAuth: deps.httpAuth,
              entities: new EntityReader(perViewer),
            }),
            auditor: deps.auditor,
            streams,
            policies,
            traffic,
            pipelines,
            installation,
            binding: new AuthorizedBindingAnswerService({
              service: new DefaultBindingAnswerService({ bindings }),
              authorizer,
            }),
            overview: new AuthorizedOverviewService({
              service: new DefaultOverviewService({
                bindings,
                policies,
                traffic,
                pipelines,
                installation,
                logger,
                deadlineMs: OVERVIEW_PART_DEADLINE_MS,
              }),
              authorizer,
            }),
            logs: new AuthorizedLogsService({
              service: new DefaultLogsService({
                bindings,
                links: config.logs.links,
              }),
              authorizer,
            }),
            events: new AuthorizedEventsService({
              service: new DefaultEventsService({
                bindings,
                maximumListeners: MAXIMUM_LISTENERS,
              }),
              authorizer,
            }),
          }),
        );
        lifecycle.addShutdownHook(async () => {
          streams.stop();
          clusters.stop();
          await recorder.stop();
        });
      },
    });
  },
});
