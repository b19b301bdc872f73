import { Labels } from '../../model/LabelSelector';
import { WorkloadPod } from '../../model/Workload';
import { Profile } from '../profiles/Profile';
import { Facets } from '../selectors/FacetSelector';
import { isIdentityLabel } from '../selectors/isIdentityLabel';

/**
 * What selectors can see of a pod.
 *
 * @internal
 */
export function podFacets(
  pod: WorkloadPod,
  namespaceLabels: Labels,
  clusterName: string,
  profile: Profile,
): Facets {
  const facets = new Map<string, string>([
    ['n', pod.namespace],
    ['s', pod.serviceAccount],
    ['c', clusterName],
  ]);
  for (const [key, value] of Object.entries(namespaceLabels)) {
    facets.set(`l:${key}`, value);
  }
  for (const [key, value] of Object.entries(pod.labels)) {
    if (!profile.identityLabelsOnly || isIdentityLabel(key)) {
      facets.set(`p:${key}`, value);
    }
  }
  return facets;
}
