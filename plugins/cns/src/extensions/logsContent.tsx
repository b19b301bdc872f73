import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { isNetworkSecurityAvailable } from 'backstage-plugin-cns-common';
import { logsRouteRef } from '../routes';
import { NETWORK_SECURITY_GROUP } from './networkSecurityGroup';

/** The tab *Logs*. @internal */
export const logsContent = EntityContentBlueprint.make({
  name: 'logs',
  params: {
    path: '/network-logs',
    title: 'Logs',
    group: NETWORK_SECURITY_GROUP,
    routeRef: logsRouteRef,
    filter: isNetworkSecurityAvailable,
    loader: () =>
      import('../components/logs/LogsContent').then(m => <m.LogsContent />),
  },
});
