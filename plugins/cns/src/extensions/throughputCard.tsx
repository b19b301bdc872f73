import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { isNetworkSecurityAvailable } from 'backstage-plugin-cns-common';

/** The card *Throughput*. @internal */
export const throughputCard = EntityCardBlueprint.make({
  name: 'throughput',
  params: {
    type: 'content',
    filter: isNetworkSecurityAvailable,
    loader: () =>
      import('../components/cards/ThroughputCard').then(m => (
        <m.ThroughputCard />
      )),
  },
});
