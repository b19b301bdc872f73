import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { isNetworkSecurityAvailable } from 'backstage-plugin-cns-common';
import { policiesRouteRef } from '../routes';
import { NETWORK_SECURITY_GROUP } from './networkSecurityGroup';

/** The tab *Policies*. @internal */
export const policiesContent = EntityContentBlueprint.make({
  name: 'policies',
  params: {
    path: '/network-policies',
    title: 'Policies',
    group: NETWORK_SECURITY_GROUP,
    routeRef: policiesRouteRef,
    filter: isNetworkSecurityAvailable,
    loader: () =>
      import('../components/policies/PoliciesContent').then(m => (
        <m.PoliciesContent />
      )),
  },
});
