import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { cnsApi } from './extensions/cnsApi';
import { installationCard } from './extensions/installationCard';
import { installationContent } from './extensions/installationContent';
import { logsContent } from './extensions/logsContent';
import { policiesCard } from './extensions/policiesCard';
import { policiesContent } from './extensions/policiesContent';
import { throughputCard } from './extensions/throughputCard';
import { trafficContent } from './extensions/trafficContent';
import {
  installationRouteRef,
  kubernetesRouteRef,
  logsRouteRef,
  policiesRouteRef,
  trafficRouteRef,
} from './routes';

/**
 * Container Network Security on the pages of services: cards, tabs, and the client of the backend.
 *
 * @public
 */
export const cnsPlugin = createFrontendPlugin({
  pluginId: 'cns',
  title: 'Container Network Security',
  info: { packageJson: () => import('../package.json') },
  extensions: [
    cnsApi,
    throughputCard,
    policiesCard,
    installationCard,
    policiesContent,
    trafficContent,
    installationContent,
    logsContent,
  ],
  routes: {
    policies: policiesRouteRef,
    traffic: trafficRouteRef,
    installation: installationRouteRef,
    logs: logsRouteRef,
  },
  externalRoutes: { kubernetes: kubernetesRouteRef },
});
