/**
 * The same parts for apps on the legacy frontend system.
 *
 * @packageDocumentation
 */

import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import type { JSX } from 'react';
import { cnsApiRef } from './api/CnsApi';
import { CnsClient } from './api/CnsClient';
import {
  installationRouteRef,
  kubernetesRouteRef,
  logsRouteRef,
  policiesRouteRef,
  trafficRouteRef,
} from './routes';

export { cnsApiRef, type CnsApi } from './api/CnsApi';
export { isClusterEntity } from './extensions/isClusterEntity';
export { isNetworkSecurityAvailable } from 'backstage-plugin-cns-common';

/** The plugin for the legacy frontend system. @public */
export const cnsLegacyPlugin = createPlugin({
  id: 'cns',
  apis: [
    createApiFactory({
      api: cnsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new CnsClient({ discoveryApi, fetchApi }),
    }),
  ],
  routes: {
    policies: policiesRouteRef,
    traffic: trafficRouteRef,
    installation: installationRouteRef,
    logs: logsRouteRef,
  },
  externalRoutes: { kubernetes: kubernetesRouteRef },
});

/** The tab *Policies*. @public */
export const EntityCnsPoliciesContent: () => JSX.Element =
  cnsLegacyPlugin.provide(
    createRoutableExtension({
      name: 'EntityCnsPoliciesContent',
      mountPoint: policiesRouteRef,
      component: () =>
        import('./components/policies/PoliciesContent').then(
          m => m.PoliciesContent,
        ),
    }),
  );

/** The tab *Traffic*. @public */
export const EntityCnsTrafficContent: () => JSX.Element =
  cnsLegacyPlugin.provide(
    createRoutableExtension({
      name: 'EntityCnsTrafficContent',
      mountPoint: trafficRouteRef,
      component: () =>
        import('./components/traffic/TrafficContent').then(
          m => m.TrafficContent,
        ),
    }),
  );

/** The tab *Installation*. @public */
export const EntityCnsInstallationContent: () => JSX.Element =
  cnsLegacyPlugin.provide(
    createRoutableExtension({
      name: 'EntityCnsInstallationContent',
      mountPoint: installationRouteRef,
      component: () =>
        import('./components/installation/InstallationContent').then(
          m => m.InstallationContent,
        ),
    }),
  );

/** The tab *Logs*. @public */
export const EntityCnsLogsContent: () => JSX.Element = cnsLegacyPlugin.provide(
  createRoutableExtension({
    name: 'EntityCnsLogsContent',
    mountPoint: logsRouteRef,
    component: () =>
      import('./components/logs/LogsContent').then(m => m.LogsContent),
  }),
);

/** The card *Throughput*. @public */
export const EntityCnsThroughputCard: () => JSX.Element =
  cnsLegacyPlugin.provide(
    createComponentExtension({
      name: 'EntityCnsThroughputCard',
      component: {
        lazy: () =>
          import('./components/cards/ThroughputCard').then(
            m => m.ThroughputCard,
          ),
      },
    }),
  );

/** The card *Network policies*. @public */
export const EntityCnsPoliciesCard: () => JSX.Element = cnsLegacyPlugin.provide(
  createComponentExtension({
    name: 'EntityCnsPoliciesCard',
    component: {
      lazy: () =>
        import('./components/cards/PoliciesCard').then(m => m.PoliciesCard),
    },
  }),
);

/** The card *Installation*. @public */
export const EntityCnsInstallationCard: () => JSX.Element =
  cnsLegacyPlugin.provide(
    createComponentExtension({
      name: 'EntityCnsInstallationCard',
      component: {
        lazy: () =>
          import('./components/cards/InstallationCard').then(
            m => m.InstallationCard,
          ),
      },
    }),
  );
