import { BuildContext } from '../build/BuildContext';
import { ScenarioContent } from '../Scenario';
import { createProductionCluster } from './createProductionCluster';
import { createShopGitlab } from './createShopGitlab';
import { createStagingCluster } from './createStagingCluster';

/** A shop of a few teams on two clusters, with one of everything that the product has to show. @internal */
export function createShopScenario(context: BuildContext): ScenarioContent {
  const clusters = [
    createProductionCluster(context),
    createStagingCluster(context),
  ];
  return {
    clusters: new Map(clusters.map(cluster => [cluster.name, cluster])),
    gitlab: createShopGitlab(context),
  };
}
