import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { isClusterEntity } from './isClusterEntity';

/** The card *Installation*, on clusters and management projects. @internal */
export const installationCard = EntityCardBlueprint.make({
  name: 'installation',
  params: {
    type: 'content',
    filter: isClusterEntity,
    loader: () =>
      import('../components/cards/InstallationCard').then(m => (
        <m.InstallationCard />
      )),
  },
});
