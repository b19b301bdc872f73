import { PolicyAnalysis } from '../evaluate/PolicyAnalysis';
import { createProfile } from '../profiles/createProfile';
import { readKubernetesObjects } from '../read/readManifests';
import { ClusterFamily, randomCluster } from './randomCluster';

/**
 * Generates a cluster and compiles it, for tests that compare two ways of asking the engine.
 *
 * @internal
 */
export function analyseRandomCluster(
  family: ClusterFamily,
  seed: number,
): PolicyAnalysis {
  const { cluster, options } = randomCluster(family, seed);
  const { snapshot } = readKubernetesObjects(Object.values(cluster).flat());
  return PolicyAnalysis.create(
    snapshot,
    createProfile(options.profile, options),
  );
}
