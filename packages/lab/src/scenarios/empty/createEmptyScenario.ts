import { addKubeSystem } from '../build/addCilium';
import { BuildContext } from '../build/BuildContext';
import { ClusterBuilder } from '../build/ClusterBuilder';
import { createGitlabState } from '../build/createGitlabState';
import { ScenarioContent } from '../Scenario';

/** One new cluster without Cilium or anything else, and a GitLab without projects. @internal */
export function createEmptyScenario(context: BuildContext): ScenarioContent {
  const builder = new ClusterBuilder(context, {
    name: 'prod-eu',
    version: 'v1.37.2',
    index: 0,
  }).addNodes(1);
  addKubeSystem(builder);
  const cluster = builder.build([]);
  return {
    clusters: new Map([[cluster.name, cluster]]),
    gitlab: createGitlabState(),
  };
}
