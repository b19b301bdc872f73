import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { isNetworkSecurityAvailable } from 'backstage-plugin-cns-common';

/** The card *Network policies*. @internal */
export const policiesCard = EntityCardBlueprint.make({
  name: 'network-policies',
  params: {
    type: 'content',
    filter: isNetworkSecurityAvailable,
    loader: () =>
      import('../components/cards/PoliciesCard').then(m => <m.PoliciesCard />),
  },
});
