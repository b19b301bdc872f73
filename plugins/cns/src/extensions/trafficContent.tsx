import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { isNetworkSecurityAvailable } from 'backstage-plugin-cns-common';
import { trafficRouteRef } from '../routes';
import { NETWORK_SECURITY_GROUP } from './networkSecurityGroup';

/** The tab *Traffic*. @internal */
export const trafficContent = EntityContentBlueprint.make({
  name: 'traffic',
  params: {
    path: '/network-traffic',
    title: 'Traffic',
    group: NETWORK_SECURITY_GROUP,
    routeRef: trafficRouteRef,
    filter: isNetworkSecurityAvailable,
    loader: () =>
      import('../components/traffic/TrafficContent').then(m => (
        <m.TrafficContent />
      )),
  },
});
