import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { isNetworkSecurityAvailable } from 'backstage-plugin-cns-common';
import { installationRouteRef } from '../routes';
import { isClusterEntity } from './isClusterEntity';
import { NETWORK_SECURITY_GROUP } from './networkSecurityGroup';

/** The tab *Installation*. @internal */
export const installationContent = EntityContentBlueprint.make({
  name: 'installation',
  params: {
    path: '/network-installation',
    title: 'Installation',
    group: NETWORK_SECURITY_GROUP,
    routeRef: installationRouteRef,
    filter: entity =>
      isNetworkSecurityAvailable(entity) || isClusterEntity(entity),
    loader: () =>
      import('../components/installation/InstallationContent').then(m => (
        <m.InstallationContent />
      )),
  },
});
