import { AuditorService } from '@backstage/backend-plugin-api';
import { Router } from 'express';
import createPromiseRouter from 'express-promise-router';
import { BindingAnswerService } from '../services/binding/BindingAnswerService';
import { EventsService } from '../services/events/EventsService';
import { InstallationService } from '../services/installation/InstallationService';
import { LogsService } from '../services/logs/LogsService';
import { OverviewService } from '../services/overview/OverviewService';
import { PipelinesService } from '../services/pipelines/PipelinesService';
import { PoliciesService } from '../services/policies/PoliciesService';
import { TrafficService } from '../services/traffic/TrafficService';
import { addBindingRoutes } from './bindingRoutes';
import { EntityRequests } from './EntityRequests';
import { addEventsRoutes } from './eventsRoutes';
import { EventStreams } from './EventStreams';
import { addInstallationRoutes } from './installationRoutes';
import { addLogsRoutes } from './logsRoutes';
import { addOverviewRoutes } from './overviewRoutes';
import { addPipelinesRoutes } from './pipelinesRoutes';
import { addPoliciesRoutes } from './policiesRoutes';
import { addTrafficRoutes } from './trafficRoutes';

/** What the routes answer from; every service checks permissions itself. @internal */
export interface RouterOptions {
  readonly requests: EntityRequests;
  readonly auditor: AuditorService;
  readonly streams: EventStreams;
  readonly binding: BindingAnswerService;
  readonly overview: OverviewService;
  readonly policies: PoliciesService;
  readonly traffic: TrafficService;
  readonly pipelines: PipelinesService;
  readonly installation: InstallationService;
  readonly logs: LogsService;
  readonly events: EventsService;
}

/**
 * The plugin's HTTP API: see `entityPath` in cns-common.
 *
 * @internal
 */
export function createRouter(options: RouterOptions): Router {
  const router = createPromiseRouter();
  addBindingRoutes(router, options);
  addOverviewRoutes(router, options);
  addPoliciesRoutes(router, options);
  addTrafficRoutes(router, options);
  addPipelinesRoutes(router, options);
  addInstallationRoutes(router, options);
  addLogsRoutes(router, options);
  addEventsRoutes(router, options);
  return router;
}
